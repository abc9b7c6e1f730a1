import type { FileNode } from '../../schema/documents/schema-file.js';
import { isRecord } from '../../../source/is-record.js';
import type { EventField, EventSchema, Mark, Openness } from '../model/index.js';
import { nameEvent } from '../naming/name-event.js';
import { versionOf } from '../naming/version-of.js';
import type { FieldShapes } from './field-shape.js';
import { type FieldLimits, type FieldList, listFields } from './list-fields.js';

/** An event of JSON Schema, with what was cut. */
export interface JsonSchemaReading {
  readonly schema: EventSchema;
  readonly cuts: FieldList['cuts'];
}

/** What stands around a schema. */
export interface JsonSchemaContext {
  readonly id: string;
  /** Of the file, below the root. */
  readonly path: string;
  readonly shapes: FieldShapes;
  /** Of what is around it; nearest first. */
  readonly marks?: readonly Mark[];
  readonly limits?: FieldLimits;
}

/** Reads one event. Never throws: what means nothing is left out, and references that lead to nothing are told by the library. */
export function readJsonSchema(node: FileNode, context: JsonSchemaContext): JsonSchemaReading {
  const { shapes, id, path, marks: around = [], limits } = context;
  const { fields, openness, cuts } = listFields(node, shapes, 'payload', 0, limits);
  const { fixed } = shapes.shapeOf([{ node, isConditional: false }]);
  const marks = [...fixed.marks, ...around];
  const root = isRecord(node.value) ? node.value : {};
  const named = nameEvent({ fields, marks, root, path, pointer: node.pointer });
  const version = versionOf({ fields, marks, root, path, name: named.name });
  return {
    schema: {
      document: node.document,
      pointer: node.pointer,
      id,
      ...named,
      ...(version !== undefined && { version }),
      format: 'json-schema',
      native: { format: 'json-schema', node },
      ...(fixed.description !== undefined && { description: fixed.description }),
      marks,
      channels: [],
      openness: openness ?? wholeOpenness(fixed),
      fields,
      ...(isCloudEvent(fields) && { isCloudEvent: true }),
    },
    cuts,
  };
}

/** How open a whole is that is no object. */
function wholeOpenness({ types }: Pick<EventField, 'types'>): Openness {
  return types.includes('any') ? 'undeclared' : 'closed';
}

/** The attributes that every event of CloudEvents has. */
export function isCloudEvent(fields: readonly EventField[]): boolean {
  const names = new Set(fields.flatMap(({ parent, name }) => (parent === undefined ? [name] : [])));
  return ['id', 'source', 'specversion', 'type'].every((name) => names.has(name));
}
