import { printValue } from '../../../lifecycle/index.js';
import {
  type SchemaNode,
  SchemaRelation,
  type SchemaRelationOptions,
  type TracedChange,
} from '../../../schema/index.js';
import type { CanRead, SchemaComparison, SchemaDifference } from '../schema-difference.js';
import { describeChange } from './describe-change.js';
import { kindOf } from './kind-of-change.js';
import { eventPlace } from './event-place.js';
import { pathOf } from './path-of-steps.js';

/** How schemas are read where JSON Schema leaves it to those who use it. */
export interface JsonSchemaReading {
  /**
   * What may stand beside the named members of an object that is not closed. `lenient` (default): neither promised nor forbidden, so that
   * an optional member may come and go and the object may be closed. `strict`: any value, as the letter of JSON Schema has it.
   */
  readonly openObjects?: 'lenient' | 'strict';
  /** Whether `format`, `contentEncoding` and `contentMediaType` are notes (default, as JSON Schema has it) or rule values out. */
  readonly formats?: 'annotation' | 'constraint';
}

/** Most pairs of schemas that are compared for one event. */
const mostPairs = 20_000;

/**
 * Compares versions of events, and remembers definitions that several of them share: one comparison serves one pair of versions of a
 * set.
 */
export class JsonSchemaComparison {
  private readonly relation: SchemaRelation;

  constructor({ openObjects = 'lenient', formats = 'annotation' }: JsonSchemaReading = {}) {
    const content: SchemaRelationOptions['content'] = openObjects;
    this.relation = new SchemaRelation({ content, formats, use: 'message', limit: mostPairs });
  }

  compare(old: SchemaNode, after: SchemaNode): SchemaComparison {
    const differences = this.relation.trace(old, after).flatMap(toDifference);
    return {
      backward: leastOf(differences.map(({ backward }) => backward)),
      forward: leastOf(differences.map(({ forward }) => forward)),
      differences,
    };
  }
}

/** One break is enough, and one doubt where there is none. */
function leastOf(verdicts: readonly CanRead[]): CanRead {
  if (verdicts.includes(false)) return false;
  return verdicts.includes('undecided') ? 'undecided' : true;
}

/** The values that came or went: another one is another change. */
function valuesOf(
  kind: SchemaDifference['kind'],
  { from, to }: TracedChange['change'],
): Pick<SchemaDifference, 'values'> {
  const values =
    kind === 'enum-value-added' ? to : kind === 'enum-value-removed' ? from : undefined;
  return Array.isArray(values) ? { values: values.map(printValue) } : {};
}

function toDifference(traced: TracedChange): readonly SchemaDifference[] {
  const { change, narrows, widens, note, steps, documents } = traced;
  const kind = kindOf(traced);
  if (kind === undefined) return [];
  const canRead = (refuses: TracedChange['narrows']): CanRead =>
    note || refuses === 'no' ? true : refuses === 'yes' ? false : 'undecided';
  const [backward, forward] = [canRead(narrows), canRead(widens)];
  const path = pathOf(steps);
  const last = steps.at(-1);
  const wasRequired = last?.kind === 'member' ? last.required : undefined;
  const old = eventPlace(documents.old, change.old);
  const after = eventPlace(documents.new, change.new);
  return [
    {
      kind,
      path,
      ...describeChange({ change, kind, path, backward, forward, wasRequired }),
      backward,
      forward,
      ...(wasRequired === undefined ? {} : { wasRequired }),
      ...valuesOf(kind, change),
      ...(old && { old }),
      ...(after && { new: after }),
    },
  ];
}
