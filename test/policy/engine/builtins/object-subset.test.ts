import { expect, test } from '@jest/globals';
import { objectSubset } from '../../../../src/policy/engine/builtins/object-subset.js';
import { parseRegoValue } from '../../../../src/policy/engine/rego/parse-rego-value.js';

const context = { now: 0n, print: () => undefined };

test.each([
  // Objects: member by member, and into them.
  ['{"a": 1, "b": 2}', '{"a": 1}', true],
  ['{"a": 1}', '{"a": 1, "b": 2}', false],
  ['{"a": 1}', '{"a": 1.0}', true],
  ['{"a": {"b": 1, "c": 2}}', '{"a": {"c": 2}}', true],
  ['{"a": {"b": {1, 2, 3}}}', '{"a": {"b": {3, 1}}}', true],
  ['{"a": [1, 2, 3]}', '{"a": [2, 3]}', true],
  ['{"a": [1, 2, 3]}', '{"a": {2}}', false],
  ['{"a": 1}', '{}', true],
  // Sets: elements as they are.
  ['{1, 2, {"a": 1, "b": 2}}', '{1}', true],
  ['{{"a": 1, "b": 2}}', '{{"a": 1}}', false],
  // Arrays: as a run.
  ['[1, 2, 3, 4]', '[2, 3]', true],
  ['[1, 2, 3, 4]', '[2, 4]', false],
  ['[1, 1, 2]', '[1, 2]', true],
  ['[1]', '[]', true],
  ['[]', '[]', true],
  ['[1]', '[1, 2]', false],
  // An array and a set: in any order, and as OPA counts.
  ['[3, 2, 1]', '{1, 3}', true],
  ['[3, 2]', '{1, 3}', false],
  ['[1, 1]', '{1, 2}', true],
  ['[]', 'set()', false],
])('%s has %s: %s', (whole, part, expected) => {
  expect(objectSubset([parseRegoValue(whole), parseRegoValue(part)], context)).toBe(expected);
});

test.each([
  ['{1}', '[1]'],
  ['{"a": 1}', '{1}'],
  ['"ab"', '"a"'],
])('%s and %s cannot be compared', (whole, part) => {
  expect(() => objectSubset([parseRegoValue(whole), parseRegoValue(part)], context)).toThrow(
    'both arguments object.subset must be of the same type or array and set',
  );
});
