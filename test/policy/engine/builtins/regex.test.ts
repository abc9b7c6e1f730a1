import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answer } from './answer.js';

const texts = (...values: readonly string[]) => values.map((value) => JSON.stringify(value));

describe('regex.split', () => {
  test.each([
    [',', 'a,b,,c', '["a", "b", "", "c"]'],
    [',', '', '[""]'],
    ['', 'a😀b', '["a", "😀", "b"]'],
    ['', '', '[]'],
    ['x*', 'axb', '["a", "b"]'],
    ['(a)|b', 'xaybz', '["x", "y", "z"]'],
    ['^a', 'aaa', '["", "aa"]'],
    ['a$', 'aaa', '["aa", ""]'],
    ['(?i)K', 'a\u212ab', '["a", "b"]'],
    ['[[:punct:]]+', 'a.-b', '["a", "b"]'],
    ['\\pL', '1é2', '["1", "2"]'],
    ['\\Q.\\E', 'a.b', '["a", "b"]'],
  ])('by %s: %j', (pattern, text, expected) => {
    expect(answer('regex.split', ...texts(pattern, text))).toBe(expected);
  });

  test.each([
    ['(', 'missing closing )'],
    ['(?=a)', 'invalid or unsupported Perl syntax'],
    ['(a)\\1', 'invalid escape sequence'],
    ['a{1001}', 'invalid repeat count'],
    ['*', 'missing argument to repetition operator'],
  ])('%s is no pattern of RE2', (pattern, message) => {
    const answered = answer('regex.split', ...texts(pattern, 'a'));
    expect(answered).toMatch(/^undefined: error parsing regexp: /);
    expect(answered).toContain(message);
  });

  test('all of the text is in the parts and the separators', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '😀', '\n') });
    fc.assert(
      fc.property(text, (value) => {
        const parts = JSON.parse(answer('regex.split', ...texts(',', value))) as string[];
        expect(parts.join(',')).toBe(value);
      }),
      { seed: 20_261_122, numRuns: 50 },
    );
  });
});

test.each([
  ['a.', 'abacad', '-1', '["ab", "ac", "ad"]'],
  ['a.', 'abacad', '2.0', '["ab", "ac"]'],
  ['a.', 'abacad', '0', '[]'],
  ['a*', 'baac', '-1', '["", "aa", ""]'],
  ['.', 'a\n😀', '-1', '["a", "😀"]'],
  ['a', 'a', '1.5', 'undefined: operand 3 must be integer number but got floating-point number'],
  ['a', 'a', '"1"', 'undefined: operand 3 must be number but got string'],
])('regex.find_n: %s in %j, %s times', (pattern, text, limit, expected) => {
  expect(answer('regex.find_n', ...texts(pattern, text), limit)).toBe(expected);
});

describe('regex.replace', () => {
  test.each([
    ['2026-11-22', '(\\d+)-(\\d+)-(\\d+)', '$3.$2.$1', '22.11.2026'],
    ['ab', '(?P<first>a)(?<second>b)', '${second}${first}', 'ba'],
    // A name goes as far as it can.
    ['a', '(a)', '<$1x>', '<>'],
    ['a', '(a)', '<${1}x>', '<ax>'],
    ['a', 'a', '<$0$$$2$01${00}>', '<a$>'],
    ['a', 'a', '$ ${ ${} $} ${a b} $', '$ ${ ${} $} ${a b} $'],
    ['ab', '(a)|(b)', '[$1$2]', '[a][b]'],
    ['aab', 'a*', 'x', 'xbx'],
    ['', 'a*', 'x', 'x'],
    ['a😀b', '', '-', '-a-😀-b-'],
    ['a\nb', '(?m)$', ';', 'a;\nb;'],
    ['abc', 'x', '$1', 'abc'],
  ])('%j, %s by %s', (text, pattern, template, expected) => {
    expect(answer('regex.replace', ...texts(text, pattern, template))).toBe(
      JSON.stringify(expected),
    );
  });

  test('a pattern that takes other engines exponential time is no trouble', () => {
    const text = `${'a'.repeat(5000)}!`;
    expect(answer('regex.replace', ...texts(text, '(a+)+$', 'x'))).toBe(JSON.stringify(text));
  });
});

test.each([
  ['urn:<[a-z]+>:<.*>', 'urn:a:b:c', '<', '>', 'true'],
  ['urn:<[a-z]+>', 'urn:a1', '<', '>', 'false'],
  ['a.b', 'axb', '<', '>', 'false'],
  ['a{b{1,2}}', 'abb', '{', '}', 'true'],
  ['|a|', 'a', '|', '|', 'undefined: unbalanced braces in "|a|"'],
  ['a>', 'a', '<', '>', 'undefined: unbalanced braces in "a>"'],
  ['<(>a<)>', 'a', '<', '>', 'undefined: error parsing regexp: missing closing ): `^($`'],
  ['a', 'a', '«', '»', 'undefined: a delimiter has to be exactly one character long'],
])('regex.template_match: %s on %s', (template, text, start, end, expected) => {
  expect(answer('regex.template_match', ...texts(template, text, start, end))).toBe(expected);
});

test('patterns that no longer are among the last hundred are compiled again', () => {
  const pattern = (index: number) => `a{${index + 1}}`;
  for (let index = 0; index < 105; index += 1) {
    expect(answer('regex.split', ...texts(pattern(index), 'b'))).toBe('["b"]');
  }
  expect(answer('regex.split', ...texts(pattern(0), 'bab'))).toBe('["b", "b"]');
});
