/** A binary floating-point number of any precision, as Go's `big.Float`: `mantissa` x 2^`exponent`. */
export interface BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Bits of a mantissa unless more are asked for. */
export const mantissaBits = 64;

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/**
 * Reads a decimal number as `big.Float.SetString` does, to 64 bits. A power of ten is applied as Go applies it,
 * through a power of five of 128 bits, so that the last bit is Go's too.
 *
 * @returns undefined when the text is not a number.
 */
export function parseBigFloat(text: string): BigFloat | undefined {
  const match = decimal.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  if (whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  const tens = Number(power) - fraction.length;
  const exact = { mantissa: sign === '-' ? -digits : digits, exponent: tens };
  if (tens === 0 || digits === 0n) return round(exact, mantissaBits);
  const five = powerOfFive(Math.abs(tens), 2 * mantissaBits);
  return (tens > 0 ? multiply : divide)(exact, five, mantissaBits);
}

/** The exact product, rounded to so many bits, half to even. */
export function multiply(left: BigFloat, right: BigFloat, bits: number): BigFloat {
  return round(
    { mantissa: left.mantissa * right.mantissa, exponent: left.exponent + right.exponent },
    bits,
  );
}

/** The integer part. */
export function truncateBigFloat({ mantissa, exponent }: BigFloat): bigint {
  if (exponent >= 0) return mantissa << BigInt(exponent);
  const magnitude = (mantissa < 0n ? -mantissa : mantissa) >> BigInt(-exponent);
  return mantissa < 0n ? -magnitude : magnitude;
}

function divide(left: BigFloat, right: BigFloat, bits: number): BigFloat {
  // Two bits more than asked for, and one that stands for all that is lost beyond them.
  const shift = Math.max(bits + 2 + bitLength(right.mantissa) - bitLength(left.mantissa), 0);
  const dividend = (left.mantissa < 0n ? -left.mantissa : left.mantissa) << BigInt(shift);
  const quotient = (dividend / right.mantissa) * 2n + (dividend % right.mantissa === 0n ? 0n : 1n);
  const exponent = left.exponent - right.exponent - shift - 1;
  return round({ mantissa: left.mantissa < 0n ? -quotient : quotient, exponent }, bits);
}

function powerOfFive(power: number, bits: number): BigFloat {
  // Up to 5^27 fits 64 bits; Go starts from there and squares.
  if (power <= 27) return { mantissa: 5n ** BigInt(power), exponent: 0 };
  let result: BigFloat = { mantissa: 5n ** 27n, exponent: 0 };
  let factor: BigFloat = { mantissa: 5n, exponent: 0 };
  for (let rest = power - 27; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, factor, bits);
    factor = multiply(factor, factor, bits + 64);
  }
  return result;
}

function round({ mantissa, exponent }: BigFloat, bits: number): BigFloat {
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  const excess = bitLength(magnitude) - bits;
  if (excess <= 0) return { mantissa, exponent };
  const shift = BigInt(excess);
  const half = 1n << (shift - 1n);
  const rest = magnitude & ((1n << shift) - 1n);
  let kept = magnitude >> shift;
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  return { mantissa: mantissa < 0n ? -kept : kept, exponent: exponent + excess };
}

function bitLength(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  return hex === '0'
    ? 0
    : (hex.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(hex[0] ?? '0', 16)));
}
