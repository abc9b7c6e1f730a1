import { mantissaBits, multiply, parseBigFloat, truncateBigFloat } from '../go/big-float.js';
import { integer, type RegoNumber } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';

const factors: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ['k', 10n ** 3n],
  ['ki', 2n ** 10n],
  ['m', 10n ** 6n],
  ['mi', 2n ** 20n],
  ['g', 10n ** 9n],
  ['gi', 2n ** 30n],
  ['t', 10n ** 12n],
  ['ti', 2n ** 40n],
  ['p', 10n ** 15n],
  ['pi', 2n ** 50n],
  ['e', 10n ** 18n],
  ['ei', 2n ** 60n],
]);

/** OPA's milli is the float64 nearest to 0.001, taken exactly: 1152921504606847 / 2^60. */
const milli = { numerator: 1152921504606847n, denominator: 2n ** 60n };

/** `units.parse`: a quantity with SI or binary units, where `m` is milli and `M` is mega. */
export const parseUnits: HostBuiltin = (operands) => {
  const { number, unit } = splitQuantity(stringOperand(operands, 0), 'amount');
  // The case of the first letter tells milli from mega; no other matters.
  const isMilli = unit === 'm';
  const factor = /^[A-Za-z]*$/.test(unit) ? factors.get(unit.toLowerCase()) : undefined;
  if (factor === undefined) throw new BuiltinError(`unit ${unit} not recognized`);
  const value = parseRational(number);
  if (value === undefined) throw new BuiltinError('could not parse amount to a number');
  return isMilli
    ? formatRational(value.numerator * milli.numerator, value.denominator * milli.denominator)
    : formatRational(value.numerator * factor, value.denominator);
};

/** `units.parse_bytes`: a number of bytes with SI or binary units in any case, cut to an integer. */
export const parseBytes: HostBuiltin = (operands) => {
  const text = stringOperand(operands, 0).toLowerCase();
  const { number, unit } = splitQuantity(text, 'byte amount');
  const factor = factors.get(/^[kmgtpe]i?b$/.test(unit) ? unit.slice(0, -1) : unit);
  if (factor === undefined) throw new BuiltinError(`byte unit ${unit} not recognized`);
  const value = parseBigFloat(number);
  if (value === undefined) throw new BuiltinError('could not parse byte amount to a number');
  return integer(
    truncateBigFloat(multiply(value, { mantissa: factor, exponent: 0 }, mantissaBits)),
  );
};

/** Exponents with more digits are refused, as OPA does: they would exhaust the memory. */
const exponentDigits = 6;

/** Splits `10.5Mi` into number and unit. An `e` is an exponent only when a digit or a sign follows. */
function splitQuantity(quoted: string, noun: string): { number: string; unit: string } {
  const text = quoted.replaceAll('"', '');
  if (text.includes(' ')) {
    throw new BuiltinError('spaces not allowed in resource strings');
  }
  const number = /^(?:[eE][+-]\d*|[eE](?=\d)|[\d.+-])*/.exec(text)?.[0] ?? '';
  const exponents = number.matchAll(/[eE][+-]?(\d*)/g);
  if ([...exponents].some(([, digits = '']) => digits.length > exponentDigits)) {
    throw new BuiltinError('exponent too large');
  }
  if (number === '') throw new BuiltinError(`no ${noun} provided`);
  return { number, unit: text.slice(number.length) };
}

interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function parseRational(text: string): Rational | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const tens = BigInt(power) - BigInt(fraction.length);
  return tens >= 0n
    ? { numerator: digits * 10n ** tens, denominator: 1n }
    : { numerator: digits, denominator: 10n ** -tens };
}

/** An integer as it is; anything else with ten decimals, half away from zero. */
function formatRational(numerator: bigint, denominator: bigint): RegoNumber {
  if (numerator % denominator === 0n) return integer(numerator / denominator);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const scaled = (magnitude * 10n ** 10n * 2n + denominator) / (denominator * 2n);
  const digits = scaled.toString().padStart(11, '0');
  const sign = numerator < 0n ? '-' : '';
  return { kind: 'number', text: `${sign}${digits.slice(0, -10)}.${digits.slice(-10)}` };
}
