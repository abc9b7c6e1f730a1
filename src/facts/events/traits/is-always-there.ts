import type { EventField, EventSchema } from '../model/index.js';

/** Whether every message has a field: it and all that hold it. */
export function isAlwaysThere(
  field: EventField,
  { fields, format }: Pick<EventSchema, 'fields' | 'format'>,
): boolean {
  let each: EventField | undefined = field;
  while (each !== undefined) {
    if (!isThere(each, format)) return false;
    each = each.parent === undefined ? undefined : fields[each.parent];
  }
  return true;
}

function isThere({ presence, nullable }: EventField, format: EventSchema['format']): boolean {
  // Readers of Protobuf see every field, and writers of Avro write each, with or without a default.
  if (format === 'protobuf') return presence !== 'conditional';
  if (format === 'avro') return !nullable;
  return presence === 'required' && !nullable;
}
