import { formatRegoValue } from '../rego/format-rego-value.js';
import { isArray, isSet, type RegoValue } from '../rego/rego-value.js';
import type { HostBuiltin } from './host-builtin.js';

/**
 * `internal.print`, to which the compiler turns `print`: each operand comes as the set of its values, the empty set when it is
 * undefined, and one line is printed for each combination.
 */
export const print: HostBuiltin = ([operands = null], { print: printLine }) => {
  const columns = isArray(operands) ? operands.map(toTexts) : [];
  const lines = columns.reduce<readonly string[][]>(
    (prefixes, texts) => prefixes.flatMap((prefix) => texts.map((text) => [...prefix, text])),
    [[]],
  );
  for (const line of lines) printLine(line.join(' '));
  return true;
};

function toTexts(operand: RegoValue): readonly string[] {
  if (!isSet(operand)) return [toText(operand)];
  return operand.elements.length === 0 ? ['<undefined>'] : operand.elements.map(toText);
}

function toText(value: RegoValue): string {
  return typeof value === 'string' ? value : formatRegoValue(value);
}
