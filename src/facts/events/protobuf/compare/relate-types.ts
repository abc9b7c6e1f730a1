import type { ProtoType } from '../proto-file.js';
import {
  bothRead,
  noneReads,
  onlyNewReads,
  onlyOldReads,
  type ProtobufCategory,
  unknowable,
  type Verdicts,
} from './comparison.js';

/** How two types relate: they are one, they have members that are to be compared, or what the change means. */
export type TypeRelation =
  | { readonly kind: 'same' }
  | { readonly kind: 'members' }
  | ({ readonly kind: 'changed'; readonly reason: string } & Verdicts);

/** Scalars that are read for each other in the binary encoding, with the bits that they have. */
const encodings: Readonly<Record<string, readonly [group: string, bits: number]>> = {
  int32: ['varint', 32],
  uint32: ['varint', 32],
  int64: ['varint', 64],
  uint64: ['varint', 64],
  bool: ['varint', 1],
  sint32: ['zigzag', 32],
  sint64: ['zigzag', 64],
  fixed32: ['four bytes', 32],
  sfixed32: ['four bytes', 32],
  fixed64: ['eight bytes', 64],
  sfixed64: ['eight bytes', 64],
};

const changed = (verdicts: Verdicts, reason: string): TypeRelation => ({
  kind: 'changed',
  ...verdicts,
  reason,
});

const encodedOtherwise = changed(noneReads, 'each is encoded in another way than the other');

/** @see https://protobuf.dev/programming-guides/editions/#updating and https://protobuf.dev/programming-guides/json/#json-wire-safety */
export function relateTypes(
  old: ProtoType,
  after: ProtoType,
  category: ProtobufCategory,
): TypeRelation {
  if (old.kind === 'unknown' || after.kind === 'unknown') {
    if (nameOf(old) === nameOf(after)) return { kind: 'same' };
    return changed(unknowable, 'nothing that was read defines one of the types');
  }
  if (old.kind === after.kind) {
    if (old.kind === 'message' || old.kind === 'enum') return { kind: 'members' };
    if (nameOf(old) === nameOf(after)) return { kind: 'same' };
  }
  if (category === 'SOURCE') return changed(noneReads, 'generated code has another type for it');
  const isWire = category === 'WIRE';
  if (old.kind === 'scalar' && after.kind === 'scalar') {
    return relateScalars(old.name, after.name, isWire);
  }
  if (old.kind === 'enum' && isInteger(after)) {
    return isWire
      ? changed(bothRead, 'numbers are read for names of the enum')
      : changed(onlyOldReads, 'in JSON a new consumer finds names where it expects numbers');
  }
  if (isInteger(old) && after.kind === 'enum') {
    return isWire
      ? changed(bothRead, 'numbers are read for names of the enum')
      : changed(onlyNewReads, 'in JSON an old consumer finds names where it expects numbers');
  }
  if (isWire && isEmbedded(old) && isBytes(after)) {
    return changed(onlyNewReads, 'an old consumer needs bytes that are such a message');
  }
  if (isWire && isBytes(old) && isEmbedded(after)) {
    return changed(onlyOldReads, 'a new consumer needs bytes that are such a message');
  }
  return encodedOtherwise;
}

function relateScalars(old: string, after: string, isWire: boolean): TypeRelation {
  if (isWire && old === 'string' && after === 'bytes') {
    return changed(onlyNewReads, 'an old consumer refuses bytes that are no text in UTF-8');
  }
  if (isWire && old === 'bytes' && after === 'string') {
    return changed(onlyOldReads, 'a new consumer refuses bytes that are no text in UTF-8');
  }
  const [oldGroup, oldBits] = encodings[old] ?? [old, 0];
  const [newGroup, newBits] = encodings[after] ?? [after, 0];
  if (oldGroup !== newGroup) return encodedOtherwise;
  if (isWire) return changed(bothRead, 'one is read for the other; values that do not fit are cut');
  if (oldBits === newBits) return changed(bothRead, 'both have the same values up to their sign');
  if (oldBits === 1 || newBits === 1) return encodedOtherwise;
  return oldBits < newBits
    ? changed(
        onlyNewReads,
        'an old consumer cuts what is larger, and JSON has such numbers as texts',
      )
    : changed(
        onlyOldReads,
        'a new consumer cuts what is larger, and JSON has such numbers as texts',
      );
}

function isInteger(type: ProtoType): boolean {
  return type.kind === 'scalar' && /^u?int(?:32|64)$/.test(type.name);
}

function isBytes(type: ProtoType): boolean {
  return type.kind === 'scalar' && type.name === 'bytes';
}

function isEmbedded({ kind }: ProtoType): boolean {
  return kind === 'message' || kind === 'well-known';
}

/** As people know it: of a message or an enum the full name. */
export function nameOf(type: ProtoType): string {
  return type.kind === 'message' || type.kind === 'enum' ? type.fullName : type.name;
}

/** Without the package: of that only the event itself tells. */
export function relativeName({
  fullName,
  file,
}: Extract<ProtoType, { readonly fullName: string }>): string {
  return file.packageName === '' ? fullName : fullName.slice(file.packageName.length + 1);
}
