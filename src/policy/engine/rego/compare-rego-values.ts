import { compareDecimals, parseDecimal } from './decimal.js';
import { isArray, type RegoValue, type RegoType, typeOf } from './rego-value.js';

/** Types in the order in which Rego sorts values of different type. */
const order: readonly RegoType[] = [
  'null',
  'boolean',
  'number',
  'string',
  'array',
  'object',
  'set',
];

/** Compares two values in Rego's total order, the one in which it prints sets and the keys of objects. */
export function compareRegoValues(left: RegoValue, right: RegoValue): number {
  const difference = order.indexOf(typeOf(left)) - order.indexOf(typeOf(right));
  if (difference !== 0 || left === null || right === null) return difference;
  if (typeof left === 'boolean' || typeof right === 'boolean') return Number(left) - Number(right);
  if (typeof left === 'string' || typeof right === 'string') {
    return typeof left === typeof right ? compareCodePoints(left as string, right as string) : 0;
  }
  if (isArray(left) || isArray(right)) {
    return isArray(left) && isArray(right) ? compareSequences(left, right) : 0;
  }
  if (left.kind === 'number' && right.kind === 'number') {
    return compareDecimals(parseDecimal(left.text), parseDecimal(right.text));
  }
  if (left.kind === 'set' && right.kind === 'set') {
    return compareSequences(sortRegoValues(left.elements), sortRegoValues(right.elements));
  }
  if (left.kind === 'object' && right.kind === 'object') {
    return compareSequences(sortEntries(left.entries).flat(), sortEntries(right.entries).flat());
  }
  return 0;
}

export function equalRegoValues(left: RegoValue, right: RegoValue): boolean {
  return compareRegoValues(left, right) === 0;
}

export function sortRegoValues(values: readonly RegoValue[]): readonly RegoValue[] {
  return [...values].sort(compareRegoValues);
}

/** Sorts the members of an object by key. */
export function sortEntries(
  entries: readonly (readonly [RegoValue, RegoValue])[],
): readonly (readonly [RegoValue, RegoValue])[] {
  return [...entries].sort(([left], [right]) => compareRegoValues(left, right));
}

function compareSequences(left: readonly RegoValue[], right: readonly RegoValue[]): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = compareRegoValues(left[index] ?? null, right[index] ?? null);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/**
 * Compares as Go compares strings, by UTF-8 bytes, which is the order of code points. JavaScript compares UTF-16 units, where
 * everything beyond the basic plane (first unit U+D800 to U+DBFF) sorts before U+E000 to U+FFFF.
 */
function compareCodePoints(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
