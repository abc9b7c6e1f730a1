/** An exact decimal number: `coefficient` x 10^`exponent`, without trailing zeros in the coefficient. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** Beyond this a number is compared as a magnitude only: 10^(10^9) in digits would exhaust the memory. */
const exactExponents = 10_000;

/** Parses the text of a Rego number. */
export function parseDecimal(text: string): Decimal {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/0+$/, '');
  const dropped = whole.length + fraction.length - digits.length;
  const coefficient = BigInt(digits === '' || digits === '-' ? '0' : digits);
  if (coefficient === 0n) return { coefficient, exponent: 0 };
  return { coefficient, exponent: Number(power || '0') - fraction.length + dropped };
}

export function compareDecimals(left: Decimal, right: Decimal): number {
  const signs = sign(left) - sign(right);
  if (signs !== 0 || sign(left) === 0) return signs;
  const lowest = Math.min(left.exponent, right.exponent);
  const highest = Math.max(left.exponent, right.exponent);
  if (highest - lowest > exactExponents) {
    return sign(left) * (magnitude(left) - magnitude(right));
  }
  const a = left.coefficient * 10n ** BigInt(left.exponent - lowest);
  const b = right.coefficient * 10n ** BigInt(right.exponent - lowest);
  return a < b ? -1 : a > b ? 1 : 0;
}

function sign({ coefficient }: Decimal): -1 | 0 | 1 {
  return coefficient < 0n ? -1 : coefficient > 0n ? 1 : 0;
}

/** Position of the first digit, counted from the decimal point. */
function magnitude({ coefficient, exponent }: Decimal): number {
  const digits = coefficient < 0n ? -coefficient : coefficient;
  return digits.toString().length + exponent;
}
