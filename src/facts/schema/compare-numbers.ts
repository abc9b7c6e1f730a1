import { isMultiple } from './admits.js';
import { type Certainty, certain } from './certainty.js';
import { changeOf } from './compare-counts.js';
import { tellFormat } from './compare-formats.js';
import type { Comparing } from './difference.js';
import { numberRange } from './formats.js';
import { jsonType } from './json-type.js';
import { isWhole, stepOf } from './number-step.js';
import type { Bound, Shape } from './shape.js';

/** Compares what two shapes say about numbers; `types` are the types that both admit. */
export function compareNumbers(
  comparing: Comparing,
  old: Shape,
  after: Shape,
  types: number,
): void {
  const whole = isWhole(old) || isWhole(after);
  compareBounds(comparing, old, after, 'lower', whole);
  compareBounds(comparing, old, after, 'upper', whole);
  compareMultiples(comparing, old, after, (types & jsonType.fraction) === 0);
  compareFormats(comparing, old, after);
}

function compareBounds(
  comparing: Comparing,
  old: Shape,
  after: Shape,
  side: 'lower' | 'upper',
  whole: boolean,
): void {
  const [from, to] = [old[side], after[side]];
  if (from === undefined && to === undefined) return;
  const sign = side === 'lower' ? 1 : -1;
  const one = reach(old, side, whole);
  const other = reach(after, side, whole);
  const sameLimit = one.value === other.value;
  if (sameLimit && one.exclusive === other.exclusive) return;
  const tighter = sameLimit ? other.exclusive : sign * other.value > sign * one.value;
  const grew = tighter === (side === 'lower');
  comparing.tell({
    aspect: side === 'lower' ? 'minimum' : 'maximum',
    change: changeOf(from, to, grew),
    narrows: certain(tighter),
    widens: certain(!tighter),
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    from: written(from),
    to: written(to),
  });
}

function written(bound: Bound | undefined): unknown {
  return bound?.exclusive === true ? { exclusive: bound.value } : bound?.value;
}

/** The smallest (or largest) number that a shape admits, its format and steps considered where numbers are `whole`. */
export function reach(
  shape: Shape,
  side: 'lower' | 'upper',
  whole: boolean,
): { readonly value: number; readonly exclusive: boolean } {
  const bound = shape[side];
  const range = numberRange(shape.numberFormat?.value);
  const sign = side === 'lower' ? 1 : -1;
  const written = { value: bound?.value ?? -sign * Infinity, exclusive: bound?.exclusive === true };
  if (!whole && !range.integer) return written;
  // Upwards from below, downwards from above: one computation for both by turning the sign.
  let limit = sign * written.value;
  if (Number.isFinite(limit)) {
    limit = written.exclusive ? Math.floor(limit) + 1 : Math.ceil(limit);
    const step = stepOf(shape, true);
    if (step !== undefined && Number.isInteger(step)) limit = Math.ceil(limit / step) * step;
  }
  if (range.integer) limit = Math.max(limit, sign * range[side]);
  return { value: sign * limit + 0, exclusive: false };
}

function compareMultiples(comparing: Comparing, old: Shape, after: Shape, whole: boolean): void {
  const [before, now] = [stepOf(old, whole), stepOf(after, whole)];
  const refuses = (
    step: number | undefined,
    other: number | undefined,
    shape: Shape,
  ): Certainty => {
    if (step === undefined) return 'no';
    // Of a shape that admits one number, it is that number that counts.
    const [least, most] = [reach(shape, 'lower', whole), reach(shape, 'upper', whole)];
    if (least.value === most.value && isMultiple(least.value, step)) return 'no';
    if (Number.isNaN(step) || Number.isNaN(other ?? 1)) return 'maybe';
    return certain(other === undefined || !isMultiple(other, step));
  };
  const [narrows, widens] = [refuses(now, before, old), refuses(before, now, after)];
  if (before === now || (narrows === 'no' && widens === 'no')) return;
  const others = (one: Shape, other: Shape) =>
    one.multiples.find(({ value }) => !other.multiples.some((known) => known.value === value));
  const [from, to] = [
    others(old, after) ?? old.multiples[0],
    others(after, old) ?? after.multiples[0],
  ];
  comparing.tell({
    aspect: 'multipleOf',
    change: from === undefined ? 'added' : to === undefined ? 'removed' : 'changed',
    narrows,
    widens,
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    from: from?.value,
    to: to?.value,
  });
}

function compareFormats(comparing: Comparing, old: Shape, after: Shape): void {
  const leaves = (inner: Shape, outer: Shape) => {
    const range = numberRange(outer.numberFormat?.value);
    const own = numberRange(inner.numberFormat?.value);
    const lower = Math.max(own.lower, inner.lower?.value ?? -Infinity);
    const upper = Math.min(own.upper, inner.upper?.value ?? Infinity);
    const hasFractions = !isWhole(inner) && (outer.types & jsonType.fraction) !== 0;
    return lower < range.lower || upper > range.upper || (range.integer && hasFractions);
  };
  tellFormat(comparing, 'numberFormat', old, after, {
    narrows: leaves(old, after),
    widens: leaves(after, old),
  });
}
