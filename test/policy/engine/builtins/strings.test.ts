import { describe, expect, test } from '@jest/globals';
import {
  anyPrefixMatch,
  anySuffixMatch,
  countSubstring,
} from '../../../../src/policy/engine/builtins/strings.js';
import { parseRegoValue } from '../../../../src/policy/engine/rego/parse-rego-value.js';

const context = { now: 0n, print: () => undefined };

test.each([
  ['"foobar"', '"foo"', true],
  ['"foobar"', '"bar"', false],
  ['["x", "foobar"]', '{"y", "foo"}', true],
  ['{"foobar"}', '["fob", "x"]', false],
  ['"a"', '""', true],
  ['[]', '[""]', false],
  ['["a"]', 'set()', false],
])('whether one of %s begins with one of %s: %s', (texts, prefixes, expected) => {
  expect(anyPrefixMatch([parseRegoValue(texts), parseRegoValue(prefixes)], context)).toBe(expected);
});

test.each([
  ['"foobar"', '"bar"', true],
  ['"foobar"', '"foo"', false],
  ['["x", "foobar"]', '{"y", "bar"}', true],
])('whether one of %s ends with one of %s: %s', (texts, suffixes, expected) => {
  expect(anySuffixMatch([parseRegoValue(texts), parseRegoValue(suffixes)], context)).toBe(expected);
});

describe('operands of a match', () => {
  test.each([
    ['1', '"a"', 'operand 1 must be one of {string, set, array} but got number'],
    ['"a"', '{"a": 1}', 'operand 2 must be one of {string, set, array} but got object'],
    ['["a", 1]', '"a"', 'operand 1 must be array of strings but got array containing number'],
    ['"a"', '{null}', 'operand 2 must be set of strings but got set containing null'],
  ])('%s and %s are refused', (texts, affixes, message) => {
    const operands = [parseRegoValue(texts), parseRegoValue(affixes)];
    expect(() => anyPrefixMatch(operands, context)).toThrow(message);
  });
});

test.each([
  ['cheese', 'e', '3'],
  ['aaaa', 'aa', '2'],
  ['five', '', '5'],
  ['😀é', '', '3'],
  ['', '', '1'],
  ['abc', 'x', '0'],
])('%j holds %j %s times', (text, wanted, count) => {
  expect(countSubstring([text, wanted], context)).toEqual({ kind: 'number', text: count });
});
