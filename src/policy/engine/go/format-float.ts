/** The verbs of Go's `strconv.FormatFloat`. */
export type FloatVerb = 'b' | 'e' | 'E' | 'f' | 'g' | 'G' | 'x' | 'X';

/** Significant decimal digits, and where the decimal point stands before, in or after them. */
interface Digits {
  readonly digits: string;
  readonly point: number;
}

/**
 * Formats a float64 as Go's `strconv.FormatFloat` does. Rounds the exact binary value, half to even (JavaScript's `toFixed`
 * rounds half up and stops at 100 digits).
 *
 * @param precision digits after the point, or significant digits for `g`; negative for as few as tell the number apart.
 */
export function formatFloat(value: number, verb: FloatVerb, precision: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const negative = value < 0 || Object.is(value, -0);
  const magnitude = Math.abs(value);
  if (magnitude === Infinity) return negative ? '-Inf' : '+Inf';
  return (negative ? '-' : '') + formatMagnitude(magnitude, verb, precision);
}

function formatMagnitude(value: number, verb: FloatVerb, precision: number): string {
  switch (verb) {
    case 'b':
      return formatBinary(value);
    case 'x':
    case 'X':
      return formatHexadecimal(value, verb, precision);
    case 'f': {
      if (precision < 0) {
        const shortest = shortestDigits(value);
        return fixed(shortest, Math.max(shortest.digits.length - shortest.point, 0));
      }
      return fixed(roundAfterPoint(value, precision), precision);
    }
    case 'e':
    case 'E': {
      const digits =
        precision < 0 ? shortestDigits(value) : roundTo(exactDigits(value), precision + 1);
      return scientific(digits, precision < 0 ? digits.digits.length - 1 : precision, verb);
    }
    case 'g':
    case 'G':
      return general(value, precision, verb === 'g' ? 'e' : 'E');
  }
}

/** `%g`: scientific for an exponent below -4 or at the precision and beyond; the shortest form takes 6 for the precision. */
function general(value: number, precision: number, exponentMark: 'e' | 'E'): string {
  const shortest = precision < 0;
  const wanted = shortest ? 0 : Math.max(precision, 1);
  const digits = shortest ? shortestDigits(value) : roundTo(exactDigits(value), wanted);
  const count = digits.digits.length;
  const significant = shortest ? count : wanted;
  const limit = shortest ? 6 : significant > count && count >= digits.point ? count : significant;
  const exponent = digits.point - 1;
  if (exponent < -4 || exponent >= limit) {
    return scientific(digits, Math.min(significant, count) - 1, exponentMark);
  }
  const kept = significant > digits.point ? count : significant;
  return fixed(digits, Math.max(kept - digits.point, 0));
}

function fixed({ digits, point }: Digits, precision: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (precision <= 0) return whole;
  const fraction =
    point >= 0 ? digits.slice(point) : '0'.repeat(Math.min(-point, precision)) + digits;
  return `${whole}.${fraction.slice(0, precision).padEnd(precision, '0')}`;
}

function scientific({ digits, point }: Digits, precision: number, mark: 'e' | 'E'): string {
  const first = digits[0] ?? '0';
  const rest = precision > 0 ? `.${digits.slice(1, precision + 1).padEnd(precision, '0')}` : '';
  const exponent = digits === '' ? 0 : point - 1;
  return `${first}${rest}${mark}${signedExponent(exponent, 2)}`;
}

function signedExponent(exponent: number, width: number): string {
  return `${exponent < 0 ? '-' : '+'}${Math.abs(exponent).toString().padStart(width, '0')}`;
}

/** The fewest digits that tell the number apart: JavaScript and Go agree on them. */
function shortestDigits(value: number): Digits {
  if (value === 0) return { digits: '', point: 0 };
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return trim({ digits: mantissa.replace('.', ''), point: Number(exponent) + 1 });
}

/** All digits of the exact binary value, at most 767 of them. */
function exactDigits(value: number): Digits {
  if (value === 0) return { digits: '', point: 0 };
  const { mantissa, exponent } = decompose(value);
  if (exponent >= 0) {
    const digits = (mantissa << BigInt(exponent)).toString();
    return trim({ digits, point: digits.length });
  }
  // mantissa / 2^n = mantissa x 5^n / 10^n
  const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
  return trim({ digits, point: digits.length + exponent });
}

function roundAfterPoint(value: number, precision: number): Digits {
  const exact = exactDigits(value);
  return roundTo(exact, exact.point + precision);
}

/** Keeps `count` digits, rounded half to even. */
function roundTo({ digits, point }: Digits, count: number): Digits {
  if (count < 0) return { digits: '', point: 0 };
  if (count >= digits.length) return { digits, point };
  const kept = digits.slice(0, count);
  const rest = digits.slice(count);
  const half = rest.startsWith('5') && rest.length === 1;
  const lastIsOdd = count > 0 && Number(kept[count - 1]) % 2 === 1;
  if (half ? !lastIsOdd : rest < '5') return trim({ digits: kept, point });
  const rounded = (BigInt(kept || '0') + 1n).toString().padStart(count, '0');
  return trim({ digits: rounded, point: point + rounded.length - count });
}

function trim({ digits, point }: Digits): Digits {
  const trimmed = digits.replace(/0+$/, '');
  return trimmed === '' ? { digits: '', point: 0 } : { digits: trimmed, point };
}

/** Takes a float64 apart: value = mantissa x 2^exponent, with the mantissa below 2^53. */
function decompose(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}

/** `%b`: mantissa and exponent of two, `4503599627370496p-52`. */
function formatBinary(value: number): string {
  const { mantissa, exponent } = decompose(value);
  return `${mantissa}p${signedExponent(exponent, 1)}`;
}

/** `%x`: `0x1.8p+01`. */
function formatHexadecimal(value: number, verb: 'x' | 'X', precision: number): string {
  let { mantissa, exponent } = decompose(value);
  exponent = mantissa === 0n ? 0 : exponent + 52;
  // The leading one, if any, goes to bit 60: 15 hexadecimal digits follow it.
  mantissa <<= 8n;
  while (mantissa !== 0n && (mantissa & (1n << 60n)) === 0n) {
    mantissa <<= 1n;
    exponent -= 1;
  }
  if (precision >= 0 && precision < 15) {
    const shift = 60n - BigInt(precision) * 4n;
    const rest = mantissa & ((1n << shift) - 1n);
    const half = 1n << (shift - 1n);
    mantissa >>= shift;
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n;
    mantissa <<= shift;
    if ((mantissa & (1n << 61n)) !== 0n) {
      mantissa >>= 1n;
      exponent += 1;
    }
  }
  const lead = mantissa >> 60n;
  const digits = (mantissa & ((1n << 60n) - 1n)).toString(16).padStart(15, '0');
  const fraction =
    precision < 0 ? digits.replace(/0+$/, '') : digits.slice(0, precision).padEnd(precision, '0');
  const text = `0x${lead}${fraction === '' ? '' : '.'}${fraction}p${signedExponent(exponent, 2)}`;
  return verb === 'X' ? text.toUpperCase() : text;
}
