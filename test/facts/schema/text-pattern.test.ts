import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TextPattern } from '../../../src/facts/schema/text-pattern.js';

const patterns = [
  'a',
  '^a',
  'a$',
  '^a$',
  '^$',
  '',
  'a|^b$',
  '(a|bc)+',
  '^(?:a|b){2,3}$',
  '[^a]',
  '^[a-c-]*$',
  '\\d\\w\\s',
  '^.$',
  '^a?b*c+$',
  '(?<x>a)b',
  'a{0}',
  '^a{2}',
  '\\.',
  '^[\\w.-]+$',
  '\\u0061',
  '\\x62',
  '[\\]a]',
  '^(a*)*b$',
  'a*?b',
  '^(^a)$',
];

describe('the language of a pattern', () => {
  test.each(patterns)('%s matches what the engine matches', (pattern) => {
    const read = TextPattern.of(pattern);
    const engine = new RegExp(pattern, 'u');
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'b', 'c', '1', '-', '.', ' ', '\n', 'é', '😀'),
          maxLength: 6,
        }),
        (text) => {
          expect(read?.matches(text)).toBe(engine.test(text));
        },
      ),
    );
  });

  test.each(patterns)('%s has an example, if any text matches', (pattern) => {
    const example = TextPattern.of(pattern)?.example(3);
    const engine = new RegExp(pattern, 'u');
    if (example === undefined) expect(engine.test('aaa') || engine.test('abc')).toBe(false);
    else expect([engine.test(example), Array.from(example).length >= 3]).toEqual([true, true]);
  });

  test.each([
    '(?=a)',
    '(?!a)b',
    '(?<=a)b',
    '(a)\\1',
    '\\bword',
    '\\p{L}',
    '(',
    'a{3000}',
    '[b-a]',
    '*a',
  ])('%s is not read', (pattern) => {
    expect(TextPattern.of(pattern)).toBeUndefined();
  });

  test.each([
    ['^[a-z]+$', '^[a-c]{2,4}$', 'yes'],
    ['^[a-c]{2,4}$', '^[a-z]+$', 'no'],
    ['abc', '^abc$', 'yes'],
    ['^abc$', 'abc', 'no'],
    ['.', '^\\n$', 'no'],
    ['', '^x$', 'yes'],
    ['^(a|b)*$', '^(a*b*)*$', 'yes'],
  ])('%s includes %s: %s', (wide, narrow, expected) => {
    const [one, other] = [TextPattern.of(wide), TextPattern.of(narrow)];
    expect(one && other && TextPattern.includes(one, other)).toBe(expected);
  });

  test('a pattern that makes engines backtrack for ever is read in one pass', () => {
    expect(TextPattern.of('^(a+)+$')?.matches(`${'a'.repeat(5000)}!`)).toBe(false);
  });
});
