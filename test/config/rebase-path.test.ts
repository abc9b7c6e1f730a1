import { describe, expect, test } from '@jest/globals';
import { displayPath, rebasePath } from '../../src/config/rebase-path.js';

describe('a path is rewritten to start at another folder', () => {
  test.each([
    ['a.yaml', '/p/x', '/p/x', 'a.yaml'],
    ['a.yaml', '/p/x', '/p', 'x/a.yaml'],
    ['./a.yaml', '/p/x', '/p', 'x/a.yaml'],
    ['../a.yaml', '/p/x', '/p', 'a.yaml'],
    ['a.yaml', '/p', '/p/x/y', '../../a.yaml'],
    ['.', '/p/x', '/p', 'x'],
    ['..', '/p/x', '/p', '.'],
    ['-', '/p/x', '/p', '-'],
    ['/abs/*.yaml', '/p/x', '/p', '/abs/*.yaml'],
    ['**/*.yaml', '/p/x', '/p', 'x/**/*.yaml'],
    ['./**/*.yaml', '/p/x', '/p', 'x/**/*.yaml'],
    ['../y/*.yaml', '/p/x', '/p', 'y/*.yaml'],
    ['../../*.yaml', '/p/x', '/p', '../*.yaml'],
    ['../*.yaml', '/p', '/p/x', '../../*.yaml'],
    ['a.yaml', '/p/(x)[1]', '/p', '(x)[1]/a.yaml'],
    ['*.yaml', '/p/(x)[1]', '/p', '\\(x\\)\\[1\\]/*.yaml'],
    ['a{b,c}/../*.yaml', '/p/x', '/p', 'x/a{b,c}/../*.yaml'],
  ])('%s from %s to %s', (pattern, from, to, expected) => {
    expect(rebasePath(pattern, from, to)).toBe(expected);
  });
});

test('a path is shown relative to a folder', () => {
  expect(displayPath('/p/x/a.yaml', '/p')).toBe('x/a.yaml');
  expect(displayPath('/p/a.yaml', '/p/x')).toBe('../a.yaml');
  expect(displayPath('/p', '/p')).toBe('.');
});
