import { isMultiple } from './admits.js';
import { certain } from './certainty.js';
import { changeOf } from './compare-counts.js';
import type { Comparing } from './difference.js';
import { numberRange } from './formats.js';
import { jsonType } from './json-type.js';
import type { Bound, Shape } from './shape.js';

/** Compares what two shapes say about numbers; `types` are the types that both admit. */
export function compareNumbers(
  comparing: Comparing,
  old: Shape,
  after: Shape,
  types: number,
): void {
  const whole = (types & jsonType.fraction) === 0;
  compareBounds(comparing, old, after, 'lower', whole);
  compareBounds(comparing, old, after, 'upper', whole);
  compareMultiples(comparing, old, after, whole);
  compareFormats(comparing, old, after, whole);
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

/** The smallest (or largest) number that a shape admits, its format and steps considered where numbers are whole. */
function reach(
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
    const step = shape.multiples.length === 1 ? (shape.multiples[0]?.value ?? 1) : 1;
    if (Number.isInteger(step)) limit = Math.ceil(limit / step) * step;
  }
  if (range.integer) limit = Math.max(limit, sign * range[side]);
  return { value: sign * limit + 0, exclusive: false };
}

function compareMultiples(comparing: Comparing, old: Shape, after: Shape, whole: boolean): void {
  const steps = (shape: Shape) => [
    ...shape.multiples.map(({ value }) => value),
    ...(whole ? [1] : []),
  ];
  const implied = (shape: Shape, step: number) => steps(shape).some((one) => isMultiple(one, step));
  const added = after.multiples.filter(({ value }) => !implied(old, value));
  const removed = old.multiples.filter(({ value }) => !implied(after, value));
  const [to, from] = [added[0], removed[0]];
  if (to === undefined && from === undefined) return;
  const before = from ?? old.multiples[0];
  const now = to ?? after.multiples[0];
  comparing.tell({
    aspect: 'multipleOf',
    change: before === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
    narrows: certain(to !== undefined),
    widens: certain(from !== undefined),
    old: before ?? old.nodes[0],
    new: now ?? after.nodes[0],
    from: before?.value,
    to: now?.value,
  });
}

function compareFormats(comparing: Comparing, old: Shape, after: Shape, whole: boolean): void {
  const [from, to] = [old.numberFormat, after.numberFormat];
  if (from?.value === to?.value) return;
  const leaves = (inner: Shape, outer: Shape) => {
    const range = numberRange(outer.numberFormat?.value);
    const own = numberRange(inner.numberFormat?.value);
    const lower = Math.max(own.lower, inner.lower?.value ?? -Infinity);
    const upper = Math.min(own.upper, inner.upper?.value ?? Infinity);
    return lower < range.lower || upper > range.upper || (range.integer && !whole && !own.integer);
  };
  const narrows = leaves(old, after);
  const widens = leaves(after, old);
  comparing.tell({
    aspect: 'format',
    change:
      from === undefined
        ? 'added'
        : to === undefined
          ? 'removed'
          : narrows === widens
            ? 'changed'
            : narrows
              ? 'narrowed'
              : 'widened',
    narrows: certain(narrows),
    widens: certain(widens),
    old: from ?? old.nodes[0],
    new: to ?? after.nodes[0],
    from: from?.value,
    to: to?.value,
  });
}
