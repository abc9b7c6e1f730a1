import type { ProtoType } from '../proto-file.js';
import {
  bothRead,
  noneReads,
  onlyNewReads,
  onlyOldReads,
  type ProtoComparison,
  type Verdicts,
} from './comparison.js';
import type { FieldPair } from './compare-fields.js';
import { nameOf, relateTypes } from './relate-types.js';

/** Compares how many values a field has, and the keys of a map. `told`: its values are not to be compared any more. */
export function compareCardinality(
  comparison: ProtoComparison,
  fields: FieldPair,
): 'told' | 'compare-types' {
  const { old, after, path, messages } = fields;
  const places = { old: [messages.old, old], new: [messages.after, after] } as const;
  const wasRequired = old.isPromised ? { wasRequired: true } : {};
  if (old.cardinality === after.cardinality) {
    const keys = relateTypes(keyOf(old.keyType), keyOf(after.keyType), comparison.category);
    if (keys.kind !== 'changed') return 'compare-types';
    comparison.add({
      path: `${path}{}`,
      happened: `has keys of ${after.keyType ?? ''} in place of ${old.keyType ?? ''}`,
      ...keys,
      kind: 'type-changed',
      ...wasRequired,
      ...places,
    });
    return 'compare-types';
  }
  const { reason, ...verdicts } = judge(comparison, fields);
  comparison.add({
    kind: 'type-changed',
    path,
    happened: `is ${describe(after.cardinality)} in place of ${describe(old.cardinality)}`,
    ...verdicts,
    reason,
    ...wasRequired,
    ...places,
  });
  return 'told';
}

function keyOf(name = 'string'): ProtoType {
  return { kind: 'scalar', name };
}

function describe(cardinality: FieldPair['old']['cardinality']): string {
  return { singular: 'one value', repeated: 'a list', map: 'a map' }[cardinality];
}

function judge(
  { category }: ProtoComparison,
  fields: FieldPair,
): Verdicts & { readonly reason: string } {
  const { old, after, oldType, newType } = fields;
  if (category === 'SOURCE') return { ...noneReads, reason: 'generated code has other accessors' };
  if (category === 'WIRE_JSON') return { ...noneReads, reason: 'JSON has another shape for it' };
  if (old.cardinality === 'map' || after.cardinality === 'map') {
    return isEntryList(fields)
      ? { ...bothRead, reason: 'a map is encoded as a list of entries with a key and a value' }
      : { ...noneReads, reason: 'each is encoded in another way than the other' };
  }
  const relation = relateTypes(oldType, newType, category);
  const isSame =
    relation.kind === 'same' ||
    (relation.kind === 'members' && nameOf(oldType) === nameOf(newType));
  if (!isSame) return { ...noneReads, reason: 'it has another type, too' };
  return after.cardinality === 'repeated'
    ? { ...onlyNewReads, reason: 'of a list an old consumer reads the last value, or none' }
    : { ...onlyOldReads, reason: 'of a list a new consumer reads the last value, or none' };
}

/** Whether the list has a message with the key as 1 and the value as 2, and with the types of the map. */
function isEntryList({ old, after, oldType, newType }: FieldPair): boolean {
  const isOldMap = old.cardinality === 'map';
  const map = isOldMap ? old : after;
  const valueType = isOldMap ? oldType : newType;
  const list = isOldMap ? after : old;
  const entry = isOldMap ? newType : oldType;
  if (list.cardinality !== 'repeated' || entry.kind !== 'message') return false;
  const [key, value, ...others] = entry.fields.toSorted(
    (left, right) => left.number - right.number,
  );
  if (key?.number !== 1 || value?.number !== 2 || others.length > 0) return false;
  const typeOf = ({ typeName }: { readonly typeName: string }) =>
    nameOf(entry.file.resolve(typeName, entry.fullName));
  return (
    typeOf(key) === map.keyType &&
    typeOf(value) === nameOf(valueType) &&
    key.cardinality === 'singular' &&
    value.cardinality === 'singular'
  );
}
