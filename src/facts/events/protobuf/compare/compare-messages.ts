import type { ProtoField, ProtoMessage } from '../proto-file.js';
import { compareFields, type FieldPair, wasRequired } from './compare-fields.js';
import { compareOneofs } from './compare-oneofs.js';
import {
  bothRead,
  noneReads,
  onlyOldReads,
  type Pair,
  type ProtoComparison,
} from './comparison.js';
import { compareReservations } from './compare-reservations.js';
import { isNumberReserved } from './reserved-numbers.js';

/** Compares the fields of two versions of a message by their numbers, and what these hold. */
export function compareMessages(comparison: ProtoComparison, pair: Pair<ProtoMessage>): void {
  const { old, after } = pair;
  const newByNumber = new Map(after.fields.map((field) => [field.number, field]));
  const moved = new Set<ProtoField>();
  for (const field of old.fields) {
    const next = newByNumber.get(field.number);
    if (next) compareFields(comparison, describePair(pair, field, next));
    else {
      const target = compareRemoved(comparison, pair, field);
      if (target) moved.add(target);
    }
  }
  compareOneofs(comparison, pair);
  const oldNumbers = new Set(old.fields.map(({ number }) => number));
  for (const field of after.fields) {
    if (!oldNumbers.has(field.number) && !moved.has(field)) compareAdded(comparison, pair, field);
  }
  compareReservations(comparison, pair, pair.after.fields);
}

function describePair(messages: Pair<ProtoMessage>, old: ProtoField, after: ProtoField): FieldPair {
  return {
    messages,
    old,
    after,
    oldType: messages.old.file.resolve(old.typeName, messages.old.fullName),
    newType: messages.after.file.resolve(after.typeName, messages.after.fullName),
    path: pathOf(messages, old),
  };
}

function pathOf({ path }: Pair<ProtoMessage>, { name }: ProtoField): string {
  return path === '' ? name : `${path}.${name}`;
}

/** @returns the field of the same name that has another number now */
function compareRemoved(
  comparison: ProtoComparison,
  pair: Pair<ProtoMessage>,
  field: ProtoField,
): ProtoField | undefined {
  const { old, after } = pair;
  const path = pathOf(pair, field);
  const isNew = ({ number }: ProtoField) => old.fields.every((each) => each.number !== number);
  const moved = after.fields.find((each) => each.name === field.name && isNew(each));
  if (moved) {
    comparison.add({
      kind: 'field-removed',
      path,
      happened: `has the number ${String(moved.number)}, and had ${String(field.number)}`,
      ...noneReads,
      reason: 'who holds the other version does not find it',
      ...wasRequired(field),
      old: [old, field],
      new: [after, moved],
    });
    return moved;
  }
  const open = [
    ...(isNumberReserved(after.reserved, field.number) ? [] : [`number ${String(field.number)}`]),
    ...(comparison.hasNames && !after.reserved.names.includes(field.name) ? ['name'] : []),
  ];
  const isVariant = field.oneof !== undefined && after.oneofs.includes(field.oneof);
  const reason = field.isPromised
    ? 'a consumer that holds the old schema expects it'
    : comparison.isSource
      ? 'code that was generated uses it'
      : open.length > 0
        ? `its ${open.join(' and its ')} may be used again for something else: reserve what it had`
        : isVariant
          ? `a consumer that has the new schema finds nothing in ${field.oneof ?? ''}`
          : 'nothing else can have its place, and consumers do without it';
  comparison.add({
    kind: isVariant ? 'variant-removed' : 'field-removed',
    path,
    happened: 'is gone',
    backward: !isVariant && !comparison.isSource,
    forward: !field.isPromised && !comparison.isSource && open.length === 0,
    reason,
    ...wasRequired(field),
    old: [old, field],
    new: [after, after],
  });
  return undefined;
}

function compareAdded(
  comparison: ProtoComparison,
  pair: Pair<ProtoMessage>,
  field: ProtoField,
): void {
  const { old, after } = pair;
  const wasName = old.reserved.names.includes(field.name);
  const common = { path: pathOf(pair, field), old: [old, old], new: [after, field] } as const;
  if (isNumberReserved(old.reserved, field.number) || (wasName && comparison.hasNames)) {
    const what = isNumberReserved(old.reserved, field.number)
      ? `the number ${String(field.number)}`
      : 'a name';
    comparison.add({
      kind: 'number-reused',
      happened: `has ${what} that was reserved`,
      ...noneReads,
      reason: 'messages and consumers from before the reservation take it for something else',
      ...common,
    });
  } else if (field.isPromised) {
    comparison.add({
      kind: 'field-added',
      happened: 'is new and required',
      ...onlyOldReads,
      reason: 'a consumer that has the new schema refuses older messages without it',
      ...common,
    });
  } else {
    const isVariant = field.oneof !== undefined && old.oneofs.includes(field.oneof);
    comparison.add({
      kind: isVariant ? 'variant-added' : 'field-added',
      happened: isVariant ? `is new in ${field.oneof ?? ''}` : 'is new',
      ...bothRead,
      reason: 'consumers that hold the old schema pass over it',
      ...common,
    });
  }
}
