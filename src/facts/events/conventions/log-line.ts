import { isRecord } from '../../../source/is-record.js';
import type { SchemaNode } from '../../schema/index.js';
import type { EventField, EventSchema } from '../model/index.js';

/** A field of a line of a log that holds one value, or a value that the line has and nothing describes. */
export interface LoggedValue {
  /** Absent where the schema asks for it by name alone. */
  readonly field?: EventField;
  readonly path: string;
  /**
   * What it may be called, in lower case without separators: its own name, and that with the names of what holds it before it. `trace.id`,
   * `trace_id` and `traceId` are all `traceid`.
   */
  readonly keys: readonly string[];
  readonly presence: LoggedPresence;
}

/** Whether a line has it: each; each, though it may be null; some; those of some shape. */
export type LoggedPresence = 'always' | 'nullable' | 'optional' | 'conditional';

/** The values of a line of a log, as they may be asked for by name. What stands in a list is of no line as a whole. */
export function listLogged(event: Pick<EventSchema, 'fields' | 'native'>): readonly LoggedValue[] {
  const { fields, native } = event;
  const described = fields.flatMap((field): LoggedValue[] => {
    const chain = chainOf(field, fields);
    if (chain.some(({ wrapping }) => wrapping.length > 0)) return [];
    if (field.types.every((type) => type === 'object' || type === 'null')) return [];
    const keys = keysOf(chain.map(({ name }) => name));
    const presence = presenceOf(chain, native.format);
    return [{ field, path: field.path, keys, presence }];
  });
  const known = new Set(
    fields.filter(({ parent }) => parent === undefined).map(({ name }) => name),
  );
  const asked = native.format === 'json-schema' ? requiredBy(native.node) : new Set<string>();
  return [
    ...described,
    ...[...asked]
      .filter((name) => !known.has(name))
      .map((name) => ({ path: name, keys: keysOf([name]), presence: 'always' as const })),
  ];
}

/** A field with all that hold it, outermost first. */
function chainOf(field: EventField, fields: readonly EventField[]): readonly EventField[] {
  const chain = [field];
  for (let at = field.parent; at !== undefined; at = fields[at]?.parent) {
    const holder = fields[at];
    if (holder) chain.unshift(holder);
  }
  return chain;
}

function keysOf(names: readonly string[]): readonly string[] {
  const plain = names.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  return plain.map((_, index) => plain.slice(index).join('')).filter((key) => key !== '');
}

function presenceOf(chain: readonly EventField[], format: EventSchema['format']): LoggedPresence {
  if (chain.some(({ presence }) => presence === 'conditional')) return 'conditional';
  // Readers of Protobuf see every field, and writers of Avro write each, with or without a default.
  const isLeftOut = ({ presence }: EventField) =>
    format === 'json-schema' && presence !== 'required';
  if (chain.some(isLeftOut)) return 'optional';
  return format !== 'protobuf' && chain.some(({ nullable }) => nullable) ? 'nullable' : 'always';
}

/** Names that every object has by `required` of a schema and of all that it is put together from, described or not. */
function requiredBy(node: SchemaNode, met: ReadonlySet<unknown> = new Set()): ReadonlySet<string> {
  const { value, document, pointer } = node;
  const names = new Set<string>();
  if (!isRecord(value) || met.has(value)) return names;
  const within = new Set(met).add(value);
  const { required, allOf, $ref } = value;
  if (Array.isArray(required)) {
    for (const name of required) if (typeof name === 'string') names.add(name);
  }
  const parts = (Array.isArray(allOf) ? allOf : []).map((part: unknown, index) => ({
    document,
    pointer: `${pointer}/allOf/${String(index)}`,
    value: part,
  }));
  const referred = typeof $ref === 'string' ? document.resolve($ref, pointer) : undefined;
  if (referred && 'value' in referred) parts.push(referred);
  for (const part of parts) for (const name of requiredBy(part, within)) names.add(name);
  return names;
}
