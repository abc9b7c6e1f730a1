import { parseBigFloat } from '../go/big-float.js';
import { quote } from '../go/quote.js';
import { findTimeZone, type TimeZone, utc } from '../go/time-zone.js';
import { isArray, isNumber, type RegoValue, typeOf } from '../rego/rego-value.js';
import { BuiltinError, stringOperand } from './host-builtin.js';

/** A moment as policies give it: `ns`, `[ns]`, `[ns, zone]` or `[ns, zone, layout]`. */
export interface TimeOperand {
  /** Since 1970. */
  readonly nanoseconds: bigint;
  readonly zone: TimeZone;
  /** Empty unless given. */
  readonly layout: string;
}

/** Reads a moment. `Local` is UTC, as it is for an OPA in a container. @param position counts from 0. */
export function timeOperand(operands: readonly RegoValue[], position: number): TimeOperand {
  const value = operands[position] ?? null;
  if (!isArray(value)) {
    if (isNumber(value)) return { nanoseconds: readNanoseconds(value), zone: utc, layout: '' };
    throw wrongType(value);
  }
  if (value.length === 0) throw wrongType(value);
  const [number = null] = value;
  if (!isNumber(number)) {
    throw new BuiltinError(`operand 1 must be number but got ${typeOf(number)}`);
  }
  return {
    zone: value.length > 1 ? readZone(stringOperand(value, 1)) : utc,
    layout: value.length > 2 ? stringOperand(value, 2) : '',
    nanoseconds: readNanoseconds(number),
  };
}

/** Whether a moment can be told in nanoseconds of 64 bits: from 1677-09-21 to 2262-04-11. */
export function fitsNanoseconds(nanoseconds: bigint): boolean {
  return BigInt.asIntN(64, nanoseconds) === nanoseconds;
}

/** Through a binary number of 64 bits, as OPA does; whatever is no integer then is refused. */
function readNanoseconds({ text }: { readonly text: string }): bigint {
  const { mantissa, exponent } = parseBigFloat(text) ?? { mantissa: 0n, exponent: -1 };
  // Beyond 64 bits anyway; a shift by more would cost memory.
  if (mantissa !== 0n && exponent > 64) throw tooBig();
  const shifted = exponent >= 0 ? mantissa << BigInt(exponent) : shiftExactly(mantissa, -exponent);
  if (shifted === undefined || !fitsNanoseconds(shifted)) throw tooBig();
  return shifted;
}

function shiftExactly(mantissa: bigint, bits: number): bigint | undefined {
  if (mantissa === 0n) return 0n;
  if (bits > 64) return undefined;
  const divisor = 1n << BigInt(bits);
  return mantissa % divisor === 0n ? mantissa / divisor : undefined;
}

function tooBig(): BuiltinError {
  return new BuiltinError('timestamp too big');
}

function readZone(name: string): TimeZone {
  if (name === '' || name === 'UTC' || name === 'Local') return utc;
  const zone = findTimeZone(name);
  if (zone !== undefined) return zone;
  throw new BuiltinError(`unknown time zone ${quote(name)}`);
}

function wrongType(value: RegoValue): BuiltinError {
  return new BuiltinError(
    `operand 1 must be either number (ns) or [number (ns), string (tz)] but got ${typeOf(value)}`,
  );
}
