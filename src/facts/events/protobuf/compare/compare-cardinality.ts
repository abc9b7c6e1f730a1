import type { ProtoType } from '../proto-file.js';
import {
  bothRead,
  noneReads,
  onlyNewReads,
  onlyOldReads,
  type Pair,
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
  comparison.add({
    kind: 'type-changed',
    path,
    happened: `is ${describe(after.cardinality)} in place of ${describe(old.cardinality)}`,
    ...judge(comparison, fields),
    ...wasRequired,
    ...places,
  });
  return old.cardinality === 'map' || after.cardinality === 'map' ? 'told' : 'compare-types';
}

function keyOf(name = 'string'): ProtoType {
  return { kind: 'scalar', name };
}

function describe(cardinality: FieldPair['old']['cardinality']): string {
  return { singular: 'one value', repeated: 'a list', map: 'a map' }[cardinality];
}

/** What the change of the shape means by itself. */
function judge(
  comparison: ProtoComparison,
  fields: FieldPair,
): Verdicts & { readonly reason: string } {
  const { old, after, path } = fields;
  if (comparison.isSource) return { ...noneReads, reason: 'generated code has other accessors' };
  if (comparison.hasNames) return { ...noneReads, reason: 'JSON has another shape for it' };
  if (old.cardinality === 'map' || after.cardinality === 'map') {
    const values = valuesOfEntries(fields);
    if (values === undefined) {
      return { ...noneReads, reason: 'each is encoded in another way than the other' };
    }
    comparison.compareLater({ ...values, path: `${path}{}` });
    return { ...bothRead, reason: 'a map is encoded as a list of entries with a key and a value' };
  }
  return after.cardinality === 'repeated'
    ? { ...onlyNewReads, reason: 'of a list an old consumer reads the last value, or none' }
    : { ...onlyOldReads, reason: 'of a list a new consumer reads the last value, or none' };
}

/** The values of a map and of a list whose message has the key as 1, the value as 2, and the types of the map. */
function valuesOfEntries({
  old,
  after,
  oldType,
  newType,
}: FieldPair): Omit<Pair<ProtoType>, 'path'> | undefined {
  const isOldMap = old.cardinality === 'map';
  const map = isOldMap ? old : after;
  const mapValue = isOldMap ? oldType : newType;
  const list = isOldMap ? after : old;
  const entry = isOldMap ? newType : oldType;
  if (list.cardinality !== 'repeated' || entry.kind !== 'message') return undefined;
  const [key, value, ...others] = entry.fields.toSorted(
    (left, right) => left.number - right.number,
  );
  if (key?.number !== 1 || value?.number !== 2 || others.length > 0) return undefined;
  const entryValue = entry.file.resolve(value.typeName, entry.fullName);
  const isSame =
    key.typeName === map.keyType &&
    nameOf(entryValue) === nameOf(mapValue) &&
    key.cardinality === 'singular' &&
    value.cardinality === 'singular';
  if (!isSame) return undefined;
  return isOldMap ? { old: mapValue, after: entryValue } : { old: entryValue, after: mapValue };
}
