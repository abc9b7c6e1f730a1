/** Decimal suffixes of a Kubernetes quantity, as powers of ten. */
const decimalExponents: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

/** Binary suffixes of a Kubernetes quantity, as powers of 1024. */
const binaryExponents: Readonly<Record<string, bigint>> = {
  Ki: 1n,
  Mi: 2n,
  Gi: 3n,
  Ti: 4n,
  Pi: 5n,
  Ei: 6n,
};

const form = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([eE][+-]?\d+)|([KMGTPE]i|[numkMGTPE]))?$/;

/** Nano-units in one unit: the smallest step of a quantity is 10⁻⁹. */
const nanosPerUnit = 1_000_000_000n;

/**
 * An exact amount, in whole nano-units (10⁻⁹ of a CPU or of a byte): `100m` of CPU is 100,000,000 and `1Ki` of memory is
 * 1024 × 10⁹.
 */
export type Quantity = bigint;

/**
 * Reads a Kubernetes quantity exactly. What is finer than a nano-unit is rounded away from zero, as Kubernetes does.
 * Returns `undefined` for what is no quantity (`"two"`, `"1 Gi"`, `NaN`).
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @example parseQuantity('1.5Gi') // 1610612736000000000n
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = form.exec(String(value));
  if (!match) return undefined;
  const [, sign, number = '', exponent, suffix = ''] = match;
  const [whole = '', fraction = ''] = number.split('.');
  const digits = BigInt(whole + fraction);
  const binary = binaryExponents[suffix];
  const power =
    (exponent === undefined ? (decimalExponents[suffix] ?? 0) : Number(exponent.slice(1))) -
    fraction.length;
  // A quantity beyond 10²⁷ is refused by the cluster as well; this also keeps the power below from being a trap.
  if (Math.abs(power) > 60) return undefined;
  const scaled = digits * nanosPerUnit * (binary === undefined ? 1n : 1024n ** binary);
  const nanos =
    power >= 0 ? scaled * 10n ** BigInt(power) : divideUp(scaled, 10n ** BigInt(-power));
  return sign === '-' ? -nanos : nanos;
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return quotient * divisor === dividend ? quotient : quotient + 1n;
}
