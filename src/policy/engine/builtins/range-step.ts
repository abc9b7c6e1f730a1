import { parseDecimal } from '../rego/decimal.js';
import { integer, isNumber, type RegoNumber, type RegoValue, typeOf } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin } from './host-builtin.js';

/** More would take gigabytes. OPA has no such limit: it goes on until its time is up. */
const largestLength = 5_000_000n;

/** `numbers.range_step(from, to, step)`: up or down from the first to at most the second, both integers of any size. */
export const rangeWithStep: HostBuiltin = (operands) => {
  const from = bigIntegerOperand(operands, 0);
  const to = bigIntegerOperand(operands, 1);
  const step = bigIntegerOperand(operands, 2);
  if (step <= 0n) {
    throw new BuiltinError('numbers.range_step: step must be a positive integer');
  }
  const last = (from <= to ? to - from : from - to) / step;
  if (last >= largestLength) {
    throw new BuiltinError(`numbers.range_step: more than ${largestLength} numbers`);
  }
  const signed = from <= to ? step : -step;
  const numbers: RegoNumber[] = [];
  for (let index = 0n; index <= last; index += 1n) numbers.push(integer(from + index * signed));
  return numbers;
};

/** Exponents beyond this are refused: such a number of digits is no bound of a range. */
const largestExponent = 1000;

/** Reads an integer of any size, however it is written: `1.0` and `1e3` are some. */
function bigIntegerOperand(operands: readonly RegoValue[], position: number): bigint {
  const value = operands[position] ?? null;
  if (!isNumber(value)) {
    throw new BuiltinError(`operand ${position + 1} must be integer but got ${typeOf(value)}`);
  }
  const { coefficient, exponent } = parseDecimal(value.text);
  if (exponent >= 0 && exponent <= largestExponent) return coefficient * 10n ** BigInt(exponent);
  throw new BuiltinError(
    `operand ${position + 1} must be integer number but got floating-point number`,
  );
}
