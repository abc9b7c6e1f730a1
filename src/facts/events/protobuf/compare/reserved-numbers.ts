import type { NumberRange, Reserved } from '../proto-file.js';

/** Whether nothing may have the number again. */
export function isNumberReserved({ ranges }: Reserved, number: number): boolean {
  return ranges.some(([first, last]) => first <= number && number <= last);
}

/** What was reserved before, and is not any more. What uses a number or a name of it again is told by itself, and left out. */
export function lostReservations(
  old: Reserved,
  after: Reserved,
  used: { readonly numbers: ReadonlySet<number>; readonly names: ReadonlySet<string> },
): { readonly ranges: readonly NumberRange[]; readonly names: readonly string[] } {
  const kept: readonly NumberRange[] = [
    ...after.ranges,
    ...[...used.numbers].map((number): NumberRange => [number, number]),
  ];
  const sorted = kept.toSorted(([left], [right]) => left - right);
  return {
    ranges: old.ranges.flatMap((range) => without(range, sorted)),
    names: old.names.filter((name) => !after.names.includes(name) && !used.names.has(name)),
  };
}

function without([first, last]: NumberRange, sorted: readonly NumberRange[]): NumberRange[] {
  const left: NumberRange[] = [];
  let next = first;
  for (const [start, end] of sorted) {
    if (end < next) continue;
    if (start > last) break;
    if (start > next) left.push([next, start - 1]);
    next = end + 1;
  }
  if (next <= last) left.push([next, last]);
  return left;
}

/** Numbers and names for people: `2, 9 to 11 and "note"`. */
export function printReserved(ranges: readonly NumberRange[], names: readonly string[]): string {
  const parts = [
    ...ranges.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`)),
    ...names.map((name) => `"${name}"`),
  ];
  const end = parts.pop() ?? '';
  return parts.length === 0 ? end : `${parts.join(', ')} and ${end}`;
}
