import type { AvroSource } from '../../../../src/facts/events/avro/index.js';

/** A schema held in memory, as the whole of a file. */
export function avroSource(value: unknown, uri = 'order.avsc'): AvroSource {
  return {
    document: { uri, locate: (pointer) => ({ uri, pointer }) },
    pointer: '',
    value,
  };
}

/** A record without a namespace; fields by name, as types or as whole fields. */
export function record(
  name: string,
  fields: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    type: 'record',
    name,
    ...more,
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, ...toField(type) })),
  };
}

/** A field that says more than its type. */
export function field(type: unknown, more: Readonly<Record<string, unknown>>): Field {
  return new Field({ type, ...more });
}

class Field {
  constructor(readonly value: Readonly<Record<string, unknown>>) {}
}

function toField(type: unknown): Readonly<Record<string, unknown>> {
  return type instanceof Field ? type.value : { type };
}
