import { type BuiltinContext, hostBuiltins } from '../../../../src/policy/engine/index.js';
import { formatRegoValue } from '../../../../src/policy/engine/rego/format-rego-value.js';
import { parseRegoValue } from '../../../../src/policy/engine/rego/parse-rego-value.js';

/** What a builtin answers to operands in Rego, in Rego; and what it says where the expression is undefined. */
export function answer(builtin: string, ...operands: readonly string[]): string {
  return answerWith({}, builtin, ...operands);
}

/** The same in surroundings that matter. */
export function answerWith(
  context: Partial<BuiltinContext>,
  builtin: string,
  ...operands: readonly string[]
): string {
  const call = hostBuiltins[builtin];
  if (call === undefined) throw new Error(`there is no builtin ${builtin}`);
  try {
    const value = call(operands.map(parseRegoValue), {
      now: 0n,
      print: () => undefined,
      ...context,
    });
    return value === undefined ? 'undefined' : formatRegoValue(value);
  } catch (error) {
    if (error instanceof Error && error.name === 'BuiltinError')
      return `undefined: ${error.message}`;
    throw error;
  }
}
