import { formatFloat } from './format-float.js';
import { quote } from './quote.js';

/** A text that is no duration, with what Go says about it. */
export class DurationFault extends Error {
  override readonly name = 'DurationFault';
}

/** Nanoseconds. Go knows two characters for micro. */
const units: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

/** What OPA takes beyond Go. https://www.openpolicyagent.org/docs/policy-reference/builtins/time */
const hours: ReadonlyMap<string, number> = new Map([
  ['d', 24],
  ['w', 7 * 24],
  ['y', 365 * 24],
]);

const limit = 2n ** 63n;

/**
 * Reads `1h30m`, `-1.5d`, `300ms` as nanoseconds: Go's `time.ParseDuration` with OPA's days, weeks and years of 365 days.
 *
 * @throws DurationFault
 */
export function parseDuration(text: string): bigint {
  if (!/[dwy]/.test(text)) return parseGoDuration(text, text);
  const [, sign = '', segments = ''] =
    /^([-+]?)((?:[0-9.]+(?:ms|us|\u00b5s|ns|[a-z]))+)$/.exec(text) ??
    fail('invalid duration', text);
  const rewritten = segments.replace(/([0-9.]+)([dwy])/g, (_, digits: string, unit: string) =>
    toHours(digits, hours.get(unit) ?? 0, text),
  );
  return parseGoDuration(sign + rewritten, text);
}

/** In hours, as a decimal number, because that is how OPA hands it on. */
function toHours(digits: string, factor: number, text: string): string {
  const number = /^(?:\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : Infinity;
  if (!Number.isFinite(number)) fail('invalid duration', text);
  return `${formatFloat(number * factor, 'f', -1)}h`;
}

function parseGoDuration(text: string, original: string): bigint {
  const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === '0') return 0n;
  if (rest === '') fail('invalid duration', original);
  let sum = 0n;
  let at = 0;
  const segment = /(\d*)(\.?)(\d*)([^0-9.]*)/y;
  while (at < rest.length) {
    segment.lastIndex = at;
    const [all = '', whole = '', , fraction = '', name = ''] = segment.exec(rest) ?? [];
    if (whole + fraction === '') fail('invalid duration', original);
    at += all.length;
    const number = BigInt(whole);
    if (number > limit) fail('invalid duration', original);
    if (name === '') fail('missing unit in duration', original);
    const unit = units.get(name) ?? fail(`unknown unit ${quote(name)} in duration`, original);
    if (number > limit / unit) fail('invalid duration', original);
    sum += number * unit + scaleFraction(fraction, unit);
    if (sum > limit) fail('invalid duration', original);
  }
  if (sign === '-') return -sum;
  return sum === limit ? fail('invalid duration', original) : sum;
}

/** The same steps as Go's, in floating point, so that the last nanosecond is Go's, too. */
function scaleFraction(digits: string, unit: bigint): bigint {
  let fraction = 0n;
  let scale = 1;
  for (const digit of digits) {
    if (fraction > (limit - 1n) / 10n) break;
    const longer = fraction * 10n + BigInt(digit);
    if (longer > limit) break;
    fraction = longer;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(fraction) * (Number(unit) / scale)));
}

function fail(reason: string, text: string): never {
  throw new DurationFault(`time: ${reason} ${quote(text)}`);
}
