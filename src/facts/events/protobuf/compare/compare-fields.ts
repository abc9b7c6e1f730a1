import type { ProtoField, ProtoMessage, ProtoType } from '../proto-file.js';
import { scalarType } from '../well-known-types.js';
import { compareCardinality } from './compare-cardinality.js';
import {
  bothRead,
  noneReads,
  onlyNewReads,
  onlyOldReads,
  type Pair,
  type ProtoComparison,
} from './comparison.js';
import { nameOf, relateTypes, relativeName } from './relate-types.js';

/** One field in both versions. */
export interface FieldPair {
  readonly messages: Pair<ProtoMessage>;
  readonly old: ProtoField;
  readonly after: ProtoField;
  readonly oldType: ProtoType;
  readonly newType: ProtoType;
  readonly path: string;
}

/** Compares a field with itself; what it holds is compared later. */
export function compareFields(comparison: ProtoComparison, fields: FieldPair): void {
  if (compareNames(comparison, fields) === 'other-field') return;
  comparePromises(comparison, fields);
  comparePresence(comparison, fields);
  compareDefaults(comparison, fields);
  if (compareCardinality(comparison, fields) === 'told') return;
  const { old, after, oldType, newType, messages } = fields;
  const path = `${fields.path}${{ map: '{}', repeated: '[]', singular: '' }[after.cardinality]}`;
  const relation =
    old.isDelimited === after.isDelimited || oldType.kind !== newType.kind
      ? relateTypes(oldType, newType, comparison.category)
      : groupChanged;
  if (relation.kind === 'members') {
    comparison.compareLater({ old: oldType, after: newType, path });
  } else if (relation.kind === 'changed') {
    const { backward, forward, reason } = relation;
    comparison.add({
      kind: relation.backward === 'undecided' ? 'undecided' : 'type-changed',
      path,
      happened: `is ${nameOf(newType)} in place of ${nameOf(oldType)}`,
      backward,
      forward,
      reason,
      ...wasRequired(old),
      old: [messages.old, old],
      new: [messages.after, after],
    });
  }
}

const groupChanged = {
  kind: 'changed',
  ...noneReads,
  reason: 'a group is encoded in another way than a message',
} as const;

/** What a difference says of a field that was promised. */
export function wasRequired({ isPromised }: ProtoField): { readonly wasRequired?: true } {
  return isPromised ? { wasRequired: true } : {};
}

/** A number that belongs to another field now is told as that and nothing more. */
function compareNames(
  comparison: ProtoComparison,
  fields: FieldPair,
): 'same-field' | 'other-field' {
  const { old, after, oldType, newType, path, messages } = fields;
  const places = { old: [messages.old, old], new: [messages.after, after] } as const;
  if (old.name === after.name) {
    if (old.jsonName !== after.jsonName && comparison.hasNames) {
      comparison.add({
        kind: 'field-renamed',
        path,
        happened: `is called "${after.jsonName}" in JSON, and was "${old.jsonName}"`,
        ...noneReads,
        reason: 'consumers of the other version do not know that name',
        ...wasRequired(old),
        ...places,
      });
    }
    return 'same-field';
  }
  const livesOn = messages.after.fields.some(({ name }) => name === old.name);
  const wasThere = messages.old.fields.some(({ name }) => name === after.name);
  const relation = relateTypes(oldType, newType, comparison.category);
  const isOneType =
    relation.kind === 'same' || (relation.kind === 'members' && isNamedAlike(oldType, newType));
  if (livesOn || wasThere || !isOneType || old.cardinality !== after.cardinality) {
    comparison.add({
      kind: 'number-reused',
      path,
      happened: `had the number ${String(old.number)}, which ${after.name} has now`,
      ...noneReads,
      reason: 'who holds the other version takes one for the other',
      ...wasRequired(old),
      ...places,
    });
    return 'other-field';
  }
  const isKept = !comparison.hasNames || (!comparison.isSource && old.jsonName === after.jsonName);
  comparison.add({
    kind: 'field-renamed',
    path,
    happened: `is called ${after.name} now`,
    ...(isKept ? bothRead : noneReads),
    reason: isKept
      ? 'its number stays, and that is what is written'
      : comparison.isSource
        ? 'code that was generated has the other name'
        : 'in JSON consumers of the other version do not know that name',
    ...wasRequired(old),
    ...places,
  });
  return 'same-field';
}

function isNamedAlike(old: ProtoType, after: ProtoType): boolean {
  return 'file' in old && 'file' in after && relativeName(old) === relativeName(after);
}

function comparePromises(comparison: ProtoComparison, fields: FieldPair): void {
  const { old, after, path, messages } = fields;
  const places = { old: [messages.old, old], new: [messages.after, after] } as const;
  if (old.isPromised && !after.isPromised) {
    comparison.add({
      kind: 'field-became-optional',
      path,
      happened: 'is not required any more',
      ...onlyNewReads,
      reason: 'a consumer that holds the old schema expects it',
      wasRequired: true,
      ...places,
    });
  } else if (!old.isPromised && after.isPromised) {
    comparison.add({
      kind: 'field-became-required',
      path,
      happened: 'is required now',
      ...onlyOldReads,
      reason: 'a consumer that has the new schema refuses older messages without it',
      ...places,
    });
  } else if (old.isPromised && (old.presence === 'required') !== (after.presence === 'required')) {
    const isLess = old.presence === 'required';
    comparison.add({
      kind: isLess ? 'field-became-optional' : 'field-became-required',
      path,
      happened: isLess ? 'may be left out on the wire' : 'may not be left out on the wire any more',
      ...(isLess ? onlyNewReads : onlyOldReads),
      reason: 'a parser refuses messages without a field that is required',
      wasRequired: true,
      ...places,
    });
  }
}

/** What is written is the same with and without presence; generated code is not. */
function comparePresence(comparison: ProtoComparison, fields: FieldPair): void {
  const { old, after, path, messages, oldType } = fields;
  const isValue = oldType.kind === 'scalar' || oldType.kind === 'enum';
  const isSingle = old.cardinality === 'singular' && after.cardinality === 'singular';
  const isMoved = old.oneof !== undefined || after.oneof !== undefined;
  const presences = new Set([old.presence, after.presence]);
  if (!comparison.isSource || !isValue || !isSingle || isMoved) return;
  if (presences.size < 2 || presences.has('required')) return;
  comparison.add({
    kind: 'constraint-changed',
    path,
    happened: `has ${after.presence} presence, and had ${old.presence}`,
    ...noneReads,
    reason: 'generated code has other accessors for it',
    old: [messages.old, old],
    new: [messages.after, after],
  });
}

function compareDefaults(comparison: ProtoComparison, fields: FieldPair): void {
  const { old, after, oldType, newType, path, messages } = fields;
  if (old.presence === 'required' || old.cardinality !== 'singular') return;
  // What an enum begins with is told of the enum.
  if (old.defaultValue === undefined && after.defaultValue === undefined) return;
  if (nameOf(oldType) !== nameOf(newType)) return;
  if (defaultOf(old, oldType) === defaultOf(after, newType)) return;
  comparison.add({
    kind: 'default-changed',
    path,
    happened: 'has another default',
    ...noneReads,
    reason: 'the two versions take a message without it for different things',
    old: [messages.old, old],
    new: [messages.after, after],
  });
}

/** Declared, or what every value of the type begins with; compared as text. */
function defaultOf({ defaultValue }: ProtoField, type: ProtoType): string {
  if (type.kind === 'enum') {
    const value = type.values.find(({ name }) => name === defaultValue) ?? type.values[0];
    return String(value?.number);
  }
  if (defaultValue !== undefined) return JSON.stringify(defaultValue);
  const scalar = type.kind === 'scalar' ? scalarType(type.name) : undefined;
  return scalar === 'boolean' ? 'false' : scalar === 'integer' || scalar === 'number' ? '0' : '""';
}
