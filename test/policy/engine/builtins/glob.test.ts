import { describe, expect, test } from '@jest/globals';
import { answer } from './answer.js';

test('glob.quote_meta puts a backslash before what a glob reads otherwise', () => {
  expect(answer('glob.quote_meta', '"*?[a-b]{c,!d}\\\\é"')).toBe(
    JSON.stringify('\\*\\?\\[a-b\\]\\{c,!d\\}\\\\é'),
  );
});

describe('regex.globs_match', () => {
  test.each([
    ['a.c', 'abc', true],
    ['a.c', 'ab', false],
    ['', '', true],
    ['a*', '', false],
    ['a+', 'aaa', true],
    ['a+b', 'b', false],
    ['[a-c]+', '[c-e]+', true],
    ['[a-c]+', '[d-f]*', false],
    ['[]', '.', true],
    ['[]', '[a]', false],
    ['x.*y', '.*[0-9]y', true],
    ['\\*a', '\\*.', true],
    ['\\*a', 'ba', false],
    ['[a\\]]', '\\]', true],
    ['😀.', '.é', true],
    ['a*a+', 'aa', true],
    ['.+b.+', 'ab', false],
    // What OPA's library misses.
    ['a', 'ab*', false],
    ['[ab]+[cd]*x', 'a*b*x', false],
  ])('%s and %s: %s', (left, right, expected) => {
    const operands = [left, right].map((glob) => JSON.stringify(glob));
    expect(answer('regex.globs_match', ...operands)).toBe(String(expected));
    expect(answer('regex.globs_match', ...operands.toReversed())).toBe(String(expected));
  });

  test.each([
    ['a]', "pos:2, set-close ']' with no preceding '['"],
    ['[a', 'pos:2, found [ without matching ]'],
    ['a**', "pos:3, flag '*' must be preceded by a non-flag"],
    ['[-a]', "pos:2, range character '-' must be preceded by a Unicode character"],
    ['[a-', "pos:3, range character '-' must be followed by a Unicode character"],
    ['[a-]]', "pos:4, range character '-' cannot be followed by a special symbol"],
    ['[c-a]', "pos:4, range is out of order: 'a' comes before 'c' in Unicode"],
    ['a\\', 'pos:1, input ends with a \\ (escape) character'],
  ])('%s is no glob', (glob, message) => {
    expect(answer('regex.globs_match', JSON.stringify(glob), '"a"')).toBe(
      `undefined: input:${glob}, ${message}: the input provided is invalid`,
    );
  });

  test('globs that can be matched in very many ways are decided quickly', () => {
    const operands = ['[ab]*[bc]*', '[bc]*[ab]*'].map((part) => part.repeat(40));
    expect(answer('regex.globs_match', `"${operands[0]}x"`, `"${operands[1]}y"`)).toBe('false');
  });
});
