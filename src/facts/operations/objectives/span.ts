import { isRecord } from '../../../source/is-record.js';
import { type Decimal, multiply, readDecimal, shorten } from './decimal.js';

/** A length of time as it is written, and in seconds where it can be read. */
export interface Span {
  readonly text: string;
  readonly seconds?: number;
}

/** Over which time an objective holds. */
export interface ObjectiveWindow extends Span {
  /** It begins anew with each month or quarter, and does not move with the time. */
  readonly isCalendar: boolean;
  /** The format has it where the file says nothing. */
  readonly isDefault?: true;
}

/** Seconds, as `[numerator, scale]` of a decimal: a month has 30 days, a quarter 90, a year 365, as Prometheus and Sloth count. */
const units: Readonly<Record<string, readonly [bigint, number]>> = {
  us: [1n, 6],
  µs: [1n, 6],
  ms: [1n, 3],
  s: [1n, 0],
  m: [60n, 0],
  h: [3600n, 0],
  d: [86_400n, 0],
  w: [604_800n, 0],
  M: [2_592_000n, 0],
  mo: [2_592_000n, 0],
  Q: [7_776_000n, 0],
  y: [31_536_000n, 0],
  Y: [31_536_000n, 0],
};

const words: Readonly<Record<string, string>> = {
  second: 's',
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  quarter: 'Q',
  year: 'y',
};

/** `30d`, `1h30m`, `4 weeks`, `200ms`, `1M`; a number alone is one of `unit`. Seconds, exactly; undefined for what is no length of time. */
export function readSpan(written: number | string, unit?: string): Decimal | undefined {
  const text = String(written).trim();
  if (/^[\d.]+$/.test(text)) return unit === undefined ? undefined : secondsOf(text, unit);
  const parts = [...text.matchAll(/([\d.]+)\s*([a-zA-Zµ]+)\s*/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  let sum: Decimal = { units: 0n, scale: 0 };
  for (const [, amount = '', name = ''] of parts) {
    const seconds = secondsOf(amount, words[name.toLowerCase().replace(/s$/, '')] ?? name);
    if (seconds === undefined) return undefined;
    const scale = Math.max(sum.scale, seconds.scale);
    const at = (each: Decimal) => each.units * 10n ** BigInt(scale - each.scale);
    sum = shorten(at(sum) + at(seconds), scale);
  }
  return sum;
}

function secondsOf(amount: string, unit: string): Decimal | undefined {
  const number = readDecimal(amount);
  const found = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (number === undefined || found === undefined) return undefined;
  return multiply(number, { units: found[0], scale: found[1] });
}

/** The window of OpenSLO 1.0 (`duration`, `isRolling`) and before (`unit`, `count`). */
export function readOpenSloWindow(value: unknown): Omit<ObjectiveWindow, 'seconds'> | undefined {
  if (!isRecord(value)) return undefined;
  const { duration, unit, count, isRolling, calendar } = value;
  const isCalendar = isRolling === false || (isRolling === undefined && calendar !== undefined);
  if (typeof duration === 'string') return { text: duration, isCalendar };
  const isCounted = typeof unit === 'string' && typeof count === 'number';
  return isCounted ? { text: `${count} ${unit}`, isCalendar } : undefined;
}
