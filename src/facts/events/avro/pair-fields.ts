import type { AvroField, AvroRecord } from './avro-type.js';
import type { AvroRelation } from './can-read.js';

/** Which fields of two versions of a record are the same: those of one name, then those that an alias of either one names. */
export function pairFields(
  relation: AvroRelation,
  old: AvroRecord,
  after: AvroRecord,
): {
  readonly pairs: readonly (readonly [AvroField, AvroField])[];
  readonly removed: readonly AvroField[];
  readonly added: readonly AvroField[];
} {
  const byName = new Map(after.fields.map((field) => [field.name, field]));
  const oldNames = new Set(old.fields.map(({ name }) => name));
  const rest = new Set(after.fields.filter(({ name }) => !oldNames.has(name)));
  const byAlias = new Map<AvroField, AvroField>();
  for (const field of rest) {
    const source = relation.sourceOf(field, old);
    if (source && !byName.has(source.name) && !byAlias.has(source)) byAlias.set(source, field);
  }
  const pairs: (readonly [AvroField, AvroField])[] = [];
  const removed: AvroField[] = [];
  for (const field of old.fields) {
    const source = relation.sourceOf(field, after);
    const other =
      byName.get(field.name) ??
      byAlias.get(field) ??
      (source && rest.has(source) ? source : undefined);
    if (other === undefined) removed.push(field);
    else {
      pairs.push([field, other]);
      rest.delete(other);
    }
  }
  return { pairs, removed, added: [...rest] };
}
