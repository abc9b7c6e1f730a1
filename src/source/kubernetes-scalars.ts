/** A plain scalar, read. `Infinity` and `NaN` stand for `.inf` and `.nan`, which JSON cannot write. */
export type Scalar = string | number | boolean | null;

const words: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ...spell(true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...spell(false, 'n N no No NO false False FALSE off Off OFF'),
  ...spell(null, '~ null Null NULL'),
  ['', null],
  ...spell(NaN, '.nan .NaN .NAN'),
  ...spell(Infinity, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...spell(-Infinity, '-.inf -.Inf -.INF'),
]);

const longestWord = 5;

/** What the reader of Kubernetes looks at twice; every other first character makes a scalar text. */
const special = new Set('yYnNtTfFoO~+-.0123456789');

const shortInteger = /^(?:0|-?[1-9][0-9]{0,14})$/;
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** After a leading dot, underscores stand between digits only. */
const dotted = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;

/**
 * Reads a plain scalar as the API server does: `resolve` of go.yaml.in/yaml/v2 below sigs.k8s.io/yaml. That is YAML 1.1 with
 * Go's integers (`0o17`, `0b1`, underscores anywhere) and without base 60; dates stay text, and so does a float that is out
 * of range. A whole number that a JavaScript number cannot hold comes as its exact decimal text rather than with lost digits; one of
 * more than 64 bits, which Go reads as a float, as the digits of that float.
 */
export function readPlainScalar(text: string): Scalar {
  if (text === '') return null;
  if (!special.has(text.charAt(0))) return text;
  if (text.length <= longestWord) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  const number = readNumber(text);
  if (number === undefined) return text;
  return toScalar(number.value);
}

/**
 * The name under which a plain scalar becomes a key in JSON: `8080` and `yes` become `8080` and `true`. Undefined where the
 * reader of Kubernetes refuses the key: null, and integers beyond 63 bits.
 */
export function nameOfPlainKey(text: string): string | undefined {
  if (text !== '' && !special.has(text.charAt(0))) return text;
  const scalar = readPlainScalar(text);
  if (scalar === null) return undefined;
  if (typeof scalar === 'boolean') return String(scalar);
  const number = readNumber(text);
  if (number?.kind === 'integer') {
    return number.value > maxInt64 ? undefined : String(number.value);
  }
  if (number !== undefined) return writeFloatKey(number.value);
  return typeof scalar === 'number' ? writeFloatKey(scalar) : scalar;
}

type NumberReading =
  | { readonly kind: 'integer'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number };

/** The number that a plain scalar stands for, with the digits of an integer; undefined for any other text. */
export function readNumber(text: string): NumberReading | undefined {
  if (shortInteger.test(text)) return { kind: 'integer', value: Number(text) };
  if (text.startsWith('.')) {
    return dotted.test(text) ? readFloat(text.replaceAll('_', '')) : undefined;
  }
  if (!/^[-+0-9]/.test(text)) return undefined;
  const digits = text.replaceAll('_', '');
  const integer = readInteger(digits);
  if (integer !== undefined) return { kind: 'integer', value: integer };
  return decimal.test(digits) ? readFloat(digits) : undefined;
}

function readFloat(text: string): NumberReading | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? { kind: 'float', value } : undefined;
}

const maxInt64 = 2n ** 63n - 1n;
const maxUint64 = 2n ** 64n - 1n;
/** Digits of the largest uint64 in base 2, with its prefix. */
const longestLiteral = 66;

function readInteger(text: string): bigint | undefined {
  // Go strips 0b itself and hands on the rest, sign and all.
  const oddBinary = /^0b([-+])([01]+)$/.exec(text);
  const [, sign = '', digits = ''] = oddBinary
    ? ['', oddBinary[1], `0b${oddBinary[2] ?? ''}`]
    : (/^([-+]?)([0-9][0-9a-zA-Z]*)$/.exec(text) ?? []);
  const literal = toLiteral(digits);
  if (literal === undefined) return undefined;
  const value = BigInt(literal);
  // Only an unsigned text may use the 64th bit.
  if (sign === '') return value <= maxUint64 ? value : undefined;
  if (sign === '+') return value <= maxInt64 ? value : undefined;
  return value <= maxInt64 + 1n ? -value : undefined;
}

/** The digits as `BigInt` reads them, or undefined where they are no integer of at most 64 bits. */
function toLiteral(digits: string): string | undefined {
  const lower = digits.toLowerCase();
  const [, base = '', rest = ''] = /^(0[xob]|0(?=[0-7]))?0*([0-9a-f]+)$/.exec(lower) ?? [];
  const literal = base === '' ? rest : `${base === '0' ? '0o' : base}${rest}`;
  if (literal.length > longestLiteral) return undefined;
  // `08` is no octal, and with its zero no decimal either.
  if (base === '' && lower.length > 1 && lower.startsWith('0')) return undefined;
  return /^(?:[0-9]+|0x[0-9a-f]+|0o[0-7]+|0b[01]+)$/.test(literal) ? literal : undefined;
}

function toScalar(value: number | bigint): Scalar {
  const number = Number(value);
  if (Number.isSafeInteger(number) || !Number.isInteger(number)) return number;
  return String(BigInt(value));
}

/** Go's `strconv.FormatFloat(key, 'g', -1, 32)`: a key keeps the digits of a 32-bit float. */
function writeFloatKey(key: number): string {
  const value = Math.fround(key);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  let shortest = value.toExponential(8);
  for (let digits = 0; digits < 8; digits += 1) {
    const candidate = value.toExponential(digits);
    if (Math.fround(Number(candidate)) !== value) continue;
    shortest = candidate;
    break;
  }
  const [mantissa = '', power = '0'] = shortest.split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return Number(shortest).toString();
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function spell(value: Scalar, spellings: string): [string, Scalar][] {
  return spellings.split(' ').map((spelling) => [spelling, value]);
}
