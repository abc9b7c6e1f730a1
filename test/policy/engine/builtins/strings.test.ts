import { describe, expect, test } from '@jest/globals';
import {
  anyPrefixMatch,
  anySuffixMatch,
  countSubstring,
} from '../../../../src/policy/engine/builtins/strings.js';
import { parseRegoValue } from '../../../../src/policy/engine/rego/parse-rego-value.js';
import { answer } from './answer.js';

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

test.each([
  ['a.b.c', '.', '2', '["a", "b"]'],
  ['a.b.c', '.', '9', '["a", "b", "c"]'],
  ['a.b.c', '.', '0', '[]'],
  ['a.b.c', '.', '-2', '["b", "c"]'],
  ['a.b.c', '.', '-9', '["a", "b", "c"]'],
  ['a.b.c', '.', '-9223372036854775808', '["a", "b", "c"]'],
  ['a.b.c', 'x', '1', '["a.b.c"]'],
  ['a.b.c', 'x', '1.0', '["a.b.c"]'],
  ['', '.', '1', '[""]'],
  ['😀é', '', '1', '["😀"]'],
  ['😀é', '', '-1', '["é"]'],
  ['', '', '1', '[]'],
])('strings.split_n of %j at %j, %s parts', (text, separator, count, expected) => {
  const operands = [JSON.stringify(text), JSON.stringify(separator), count];
  expect(answer('strings.split_n', ...operands)).toBe(expected);
});

test.each([
  ['banana', 'ana', '[1, 3]'],
  ['banana', 'x', '[]'],
  ['😀é😀', '😀', '[0, 2]'],
  ['é😀aé', 'é', '[0, 3]'],
  ['a', 'abc', '[]'],
])('indexof_n in %j of %j', (text, wanted, expected) => {
  expect(answer('indexof_n', JSON.stringify(text), JSON.stringify(wanted))).toBe(expected);
});

test.each([
  ['strings.split_n', ['"a"', '"."', '1.5'], 'operand 3 must be integer number'],
  ['strings.split_n', ['"a"', '"."', '9223372036854775808'], 'operand 3 must be integer number'],
  ['indexof_n', ['"a"', '""'], 'empty search character'],
])('%s refuses %j', (builtin, operands, message) => {
  expect(answer(builtin, ...operands)).toContain(message);
});
