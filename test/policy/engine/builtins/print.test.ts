import { expect, test } from '@jest/globals';
import { print } from '../../../../src/policy/engine/builtins/print.js';
import { parseRegoValue } from '../../../../src/policy/engine/rego/parse-rego-value.js';

test.each([
  ['one line of all operands', '[{"pods"}, {3}, {["a", null]}]', ['pods 3 ["a", null]']],
  ['an operand that is undefined', '[{"at"}, set()]', ['at <undefined>']],
  ['a line for each value of an operand', '[{"at"}, {1, 2}]', ['at 1', 'at 2']],
  ['an operand that is no set', '["at", 1]', ['at 1']],
  ['nothing', '[]', ['']],
])('%s', (_, operands, expected) => {
  const lines: string[] = [];
  expect(print([parseRegoValue(operands)], { now: 0n, print: (line) => lines.push(line) })).toBe(
    true,
  );
  expect(lines).toEqual(expected);
});
