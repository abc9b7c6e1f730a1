import type { Argument } from '../go/print-argument.js';
import { printf } from '../go/printf.js';
import { formatRegoValue } from '../rego/format-rego-value.js';
import { isArray, isNumber, type RegoValue, typeOf } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';

/** `sprintf(format, values)` with Go's formats, as OPA has it. */
export const sprintf: HostBuiltin = (operands) => {
  const format = stringOperand(operands, 0);
  const values = operands[1] ?? null;
  if (!isArray(values)) {
    throw new BuiltinError(`operand 2 must be array but got ${typeOf(values)}`);
  }
  return printf(format, values.map(toArgument));
};

/** OPA's rule: integers become `int64` or `*big.Int`, other numbers `float64`, and all but strings their Rego text. */
function toArgument(value: RegoValue): Argument {
  if (typeof value === 'string') return { kind: 'string', value };
  if (!isNumber(value)) return { kind: 'string', value: formatRegoValue(value) };
  const { text } = value;
  if (/[.eE]/.test(text)) {
    const number = Number(text);
    // A number beyond the range of a float64 keeps its text.
    return Number.isFinite(number)
      ? { kind: 'float64', value: number }
      : { kind: 'string', value: text };
  }
  const integer = BigInt(text);
  const kind = BigInt.asIntN(64, integer) === integer ? 'int64' : 'big';
  return { kind, value: integer };
}
