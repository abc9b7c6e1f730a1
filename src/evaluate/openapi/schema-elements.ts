import {
  type Element,
  type ElementMarks,
  type LifecycleKeys,
  printValue,
  readMarks,
  readValueMarks,
} from '../../facts/lifecycle/index.js';
import type { ContractChange } from '../../facts/openapi/diff/index.js';
import type { ContractPlace } from '../../facts/openapi/model/index.js';
import type { LocatedContract } from './contract-elements.js';

/** Both versions, and the extensions in which their schemas tell of their life. */
export interface SchemaVersions {
  readonly base: LocatedContract;
  readonly head: LocatedContract;
  readonly keys: LifecycleKeys;
}

/**
 * The schema that a change is about, with its marks in both versions. Of a list of values that lost some, each of them may have been
 * announced to end: what holds for all of them holds for the change.
 */
export function toSchemaElement(
  { element, rule, details, old, new: newer }: ContractChange,
  versions: SchemaVersions,
  around: readonly Element[],
): Element {
  const { keys, base, head } = versions;
  const isGone = rule.endsWith('.existence.removed');
  const own = {
    kind: element.kind,
    name: element.name,
    ...(old && { base: marksAt(old, base, keys) }),
    ...(newer && !isGone && { head: marksAt(newer, head, keys) }),
  };
  const values: unknown = details.from;
  if (!rule.endsWith('.enum.value-removed') || !Array.isArray(values) || old === undefined) {
    return { ...own, within: around };
  }
  const place = schemaPlace(old);
  const schema = base.valueAt(place);
  return {
    ...own,
    within: values.map((value: unknown): Element => {
      const name = `the value ${printValue(value)} of ${element.name}`;
      const marks = readValueMarks(schema, value, { uri: old.uri }, keys);
      return { kind: 'enum-value', name, base: located(marks, place, base), within: around };
    }),
  };
}

function marksAt(
  written: ContractPlace,
  version: LocatedContract,
  keys: LifecycleKeys,
): ElementMarks {
  const place = schemaPlace(written);
  return located(readMarks(version.valueAt(place), { uri: place.uri }, keys), place, version);
}

/** The place costs a walk through the text: most marks are never told of. */
function located(
  marks: ElementMarks,
  place: ContractPlace,
  { locate }: LocatedContract,
): ElementMarks {
  return {
    ...marks,
    get location() {
      return locate(place);
    },
  };
}

const named = new Set(['properties', 'patternProperties', 'schemas', 'definitions', '$defs']);
const schemas = new Set(['schema', 'items', 'additionalProperties', 'not', 'contains']);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** A change stands at a schema, or at the keyword of it that changed. */
function schemaPlace(place: ContractPlace): ContractPlace {
  const steps = place.pointer.split('/');
  const [last = '', before = ''] = [steps.at(-1), steps.at(-2)];
  const isSchema = named.has(before) || schemas.has(last) || lists.has(before);
  return isSchema ? place : { ...place, pointer: steps.slice(0, -1).join('/') };
}
