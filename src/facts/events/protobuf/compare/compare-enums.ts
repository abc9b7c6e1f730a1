import type { ProtoEnum, ProtoEnumValue } from '../proto-file.js';
import { bothRead, noneReads, type Pair, type ProtoComparison } from './comparison.js';
import { compareReservations } from './compare-reservations.js';
import { isNumberReserved } from './reserved-numbers.js';

/** Compares the values of two versions of an enum by their numbers; in JSON by their names, too. */
export function compareEnums(comparison: ProtoComparison, pair: Pair<ProtoEnum>): void {
  const { old, after, path } = pair;
  const oldValues = groupByNumber(old);
  const newValues = groupByNumber(after);
  for (const [number, values] of oldValues) {
    const next = newValues.get(number);
    if (next) compareNames(comparison, pair, values, next);
    else compareRemoved(comparison, pair, values);
  }
  const oldNames = new Set(old.values.map(({ name }) => name));
  for (const [number, [value]] of newValues) {
    if (value === undefined || oldValues.has(number) || oldNames.has(value.name)) continue;
    compareAdded(comparison, pair, value);
  }
  const [oldFirst] = old.values;
  const [newFirst] = after.values;
  if (!old.isOpen && !after.isOpen && oldFirst?.number !== newFirst?.number) {
    comparison.add({
      kind: 'default-changed',
      path,
      happened: `begins with ${newFirst?.name ?? 'nothing'}, and began with ${oldFirst?.name ?? 'nothing'}`,
      ...noneReads,
      reason: 'the first value is what a message without the field is taken for',
      old: [old, old],
      new: [after, after],
    });
  }
  if (comparison.isSource && old.isOpen !== after.isOpen) {
    comparison.add({
      kind: 'constraint-changed',
      path,
      happened: after.isOpen
        ? 'keeps values that it does not know'
        : 'drops values that it does not know',
      ...noneReads,
      reason: 'generated code has another type for it',
      old: [old, old],
      new: [after, after],
    });
  }
  compareReservations(comparison, pair, pair.after.values);
}

type Values = readonly ProtoEnumValue[];

function groupByNumber({ values }: ProtoEnum): ReadonlyMap<number, Values> {
  const groups = new Map<number, ProtoEnumValue[]>();
  for (const value of values) {
    const group = groups.get(value.number);
    if (group) group.push(value);
    else groups.set(value.number, [value]);
  }
  return groups;
}

function compareNames(
  comparison: ProtoComparison,
  { old, after, path }: Pair<ProtoEnum>,
  before: Values,
  now: Values,
): void {
  const names = new Set(now.map(({ name }) => name));
  const [lost] = before.filter(({ name }) => !names.has(name));
  const [written] = now;
  if (lost === undefined || written === undefined) return;
  // Who writes JSON takes the first of several names; who reads knows them all.
  const isKnown = before.some(({ name }) => name === written.name);
  const isUnread = before[0] !== lost;
  comparison.add({
    kind: 'name-changed',
    path,
    happened: `calls the value ${String(lost.number)} ${written.name}, and called it ${lost.name}`,
    ...(comparison.hasNames
      ? { backward: isUnread && !comparison.isSource, forward: isKnown && !comparison.isSource }
      : bothRead),
    reason: comparison.isSource
      ? 'code that was generated has the other name'
      : comparison.hasNames
        ? 'JSON has the name in it'
        : 'its number stays, and that is what is written',
    old: [old, lost],
    new: [after, written],
  });
}

function compareRemoved(
  comparison: ProtoComparison,
  { old, after, path }: Pair<ProtoEnum>,
  values: Values,
): void {
  const [value] = values;
  if (value === undefined) return;
  const moved = after.values.find(({ name }) => values.some((each) => each.name === name));
  if (moved) {
    comparison.add({
      kind: 'number-reused',
      path,
      happened: `has ${moved.name} as ${String(moved.number)}, and had it as ${String(value.number)}`,
      ...noneReads,
      reason: 'who holds the other version takes it for something else',
      old: [old, value],
      new: [after, moved],
    });
    return;
  }
  const open = [
    ...(isNumberReserved(after.reserved, value.number) ? [] : [`number ${String(value.number)}`]),
    ...(comparison.hasNames && values.some(({ name }) => !after.reserved.names.includes(name))
      ? ['name']
      : []),
  ];
  comparison.add({
    kind: 'enum-value-removed',
    path,
    happened: `has no ${value.name} any more`,
    backward: !comparison.isSource,
    forward: !comparison.isSource && open.length === 0,
    reason: comparison.isSource
      ? 'code that was generated uses it'
      : open.length > 0
        ? `its ${open.join(' and its ')} may be used again for something else: reserve what it had`
        : 'nothing else can have its place',
    old: [old, value],
    new: [after, after],
  });
}

function compareAdded(
  comparison: ProtoComparison,
  { old, after, path }: Pair<ProtoEnum>,
  value: ProtoEnumValue,
): void {
  const wasNumber = isNumberReserved(old.reserved, value.number);
  const wasName = comparison.hasNames && old.reserved.names.includes(value.name);
  const isReused = wasNumber || wasName;
  comparison.add({
    kind: isReused ? 'number-reused' : 'enum-value-added',
    path,
    happened: isReused
      ? `has ${value.name} with ${wasNumber ? `the number ${String(value.number)}` : 'a name'} that was reserved`
      : `has ${value.name} now`,
    ...(isReused ? noneReads : bothRead),
    reason: isReused
      ? 'messages and consumers from before the reservation take it for something else'
      : comparison.hasNames
        ? 'consumers that hold the old schema take it for unknown; in JSON they have to be told to'
        : 'consumers that hold the old schema take it for unknown',
    old: [old, old],
    new: [after, value],
  });
}
