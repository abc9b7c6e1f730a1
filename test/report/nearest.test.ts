import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { countEdits, nearest } from '../../src/report/nearest.js';

describe('the word that was meant', () => {
  test.each([
    ['kubernetes/owner-lable', 'kubernetes/owner-label'],
    ['failon', 'failOn'],
    ['onyl', 'only'],
    ['unrelated', undefined],
    ['', undefined],
  ])('by %p is %p', (word, meant) => {
    expect(nearest(word, ['kubernetes/owner-label', 'failOn', 'only', 'except'])).toBe(meant);
  });

  test('is none where there is none to choose from', () => {
    expect(nearest('only', [])).toBeUndefined();
  });

  test('is as far away as a package says that counts the same', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/', 'é', '😀'), maxLength: 40 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(countEdits(left, right)).toBe(distance(left, right));
      }),
    );
  });
});
