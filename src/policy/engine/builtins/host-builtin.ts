import { type RegoValue, typeOf } from '../rego/rego-value.js';

/**
 * A builtin that the WebAssembly module asks its host for.
 *
 * @returns undefined where OPA, too, has no answer and sees no error in that
 * @throws BuiltinError when the operands are unsuitable: the expression is then undefined, as in OPA, and the error is recorded.
 */
export type HostBuiltin = (
  operands: readonly RegoValue[],
  context: BuiltinContext,
) => RegoValue | undefined;

/** What a builtin may know besides its operands. */
export interface BuiltinContext {
  /** Nanoseconds since 1970, the same for the whole run. */
  readonly now: bigint;
  /** What chance grows from; equal seeds give equal answers. Empty unless given. */
  readonly seed?: string;
  /** Takes a line that a policy printed. */
  readonly print: (line: string) => void;
}

/** A builtin could not work with its operands. */
export class BuiltinError extends Error {
  override readonly name = 'BuiltinError';
}

/** Reads a string operand. @param position counts from 0; messages count from 1. */
export function stringOperand(operands: readonly RegoValue[], position: number): string {
  const value = operands[position] ?? null;
  if (typeof value === 'string') return value;
  throw new BuiltinError(`operand ${position + 1} must be string but got ${typeOf(value)}`);
}
