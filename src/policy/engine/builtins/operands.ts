import {
  isNumber,
  isObject,
  type RegoNumber,
  type RegoObject,
  type RegoValue,
  typeOf,
} from '../rego/rego-value.js';
import { BuiltinError } from './host-builtin.js';

/** Reads a number operand. @param position counts from 0; messages count from 1. */
function numberOperand(operands: readonly RegoValue[], position: number): RegoNumber {
  const value = operands[position] ?? null;
  if (isNumber(value)) return value;
  throw new BuiltinError(`operand ${position + 1} must be number but got ${typeOf(value)}`);
}

/**
 * Reads an integer of 64 bits, which `1.0` is, too, and `1e0` is not, as OPA has it.
 *
 * @param position counts from 0; messages count from 1
 */
export function integerOperand(operands: readonly RegoValue[], position: number): bigint {
  const { text } = numberOperand(operands, position);
  const digits = /^([+-]?\d*)(?:\.0*)?$/.exec(text)?.[1];
  const value = digits === undefined ? undefined : BigInt(digits);
  if (value !== undefined && BigInt.asIntN(64, value) === value) return value;
  throw new BuiltinError(
    `operand ${position + 1} must be integer number but got floating-point number`,
  );
}

/** Reads an object operand. @param position counts from 0; messages count from 1. */
export function objectOperand(operands: readonly RegoValue[], position: number): RegoObject {
  const value = operands[position] ?? null;
  if (isObject(value)) return value;
  throw new BuiltinError(`operand ${position + 1} must be object but got ${typeOf(value)}`);
}
