import { numberRange } from './formats.js';
import { jsonType } from './json-type.js';
import type { Shape } from './shape.js';

/** Whether the numbers of a shape have no fraction: by its type, its steps or its format. */
export function isWhole(shape: Shape): boolean {
  return (
    (shape.types & jsonType.fraction) === 0 ||
    Number.isInteger(stepOf(shape, false)) ||
    numberRange(shape.numberFormat?.value).integer
  );
}

/**
 * What the numbers of a shape are all multiples of, `whole` numbers read as multiples of 1; undefined where nothing says so, and not
 * a number where it is too large to be told.
 */
export function stepOf({ multiples }: Shape, whole: boolean): number | undefined {
  const steps = multiples.map(({ value }) => value);
  return (whole ? [1, ...steps] : steps).reduce<number | undefined>(
    (common, step) => (common === undefined ? step : leastMultiple(common, step)),
    undefined,
  );
}

/** The least common multiple of two numbers, decimal fractions read as they are written. */
function leastMultiple(one: number, other: number): number {
  const scale = 10 ** Math.max(decimalsOf(one), decimalsOf(other));
  const [a, b] = [Math.round(one * scale), Math.round(other * scale)];
  const multiple = (a / greatestDivisor(a, b)) * b;
  return Number.isSafeInteger(multiple) ? multiple / scale : NaN;
}

function greatestDivisor(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] =
    /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
