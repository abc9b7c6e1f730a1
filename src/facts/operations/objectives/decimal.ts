/** A number as people write it, exactly: `units` by ten to the power of minus `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** More digits than any number of an objective has: what is longer is no number that somebody means. */
const longest = 40;

/** A plain or scientific number. Undefined for what is none. */
export function readDecimal(value: number | string): Decimal | undefined {
  // The shortest text that leads back to a number is what was written, of every number of up to 15 digits.
  const text = typeof value === 'number' ? String(value) : value.trim();
  const [matched, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text) ?? [];
  if (matched === undefined || whole + fraction === '' || text.length > longest) return undefined;
  const units = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  return shorten(units, fraction.length - Number(exponent));
}

export const zero: Decimal = { units: 0n, scale: 0 };
export const one: Decimal = { units: 1n, scale: 0 };

export function multiply(left: Decimal, right: Decimal): Decimal {
  return shorten(left.units * right.units, left.scale + right.scale);
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return shorten(unitsAt(left, scale) - unitsAt(right, scale), scale);
}

/** Below zero where the left one is less, zero where both are the same number. */
export function compare(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const { units } = subtract(left, right);
  if (units === 0n) return 0;
  return units < 0n ? -1 : 1;
}

/** `99.9` of 0.999, with all its digits. */
export function toPercent({ units, scale }: Decimal): string {
  return toText(shorten(units, scale - 2));
}

/** All its digits, and no exponent. */
export function toText({ units, scale }: Decimal): string {
  const isNegative = units < 0n;
  const digits = String(isNegative ? -units : units).padStart(scale + 1, '0');
  const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return isNegative ? `-${whole}` : whole;
}

/** The nearest number of a computer, for what is only compared. */
export function toNumber(decimal: Decimal): number {
  return Number(toText(decimal));
}

/** Moves the point: a scale is never below zero, and no zero stands at the end of a fraction. */
export function shorten(units: bigint, scale: number): Decimal {
  if (scale < 0) return { units: units * 10n ** BigInt(-scale), scale: 0 };
  let shown = { units, scale };
  while (shown.scale > 0 && shown.units % 10n === 0n) {
    shown = { units: shown.units / 10n, scale: shown.scale - 1 };
  }
  return shown;
}

function unitsAt({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}
