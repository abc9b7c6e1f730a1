import { describe, expect, test } from '@jest/globals';
import { nearest } from '../../src/report/nearest.js';

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
});
