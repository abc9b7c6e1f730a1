import { describe, expect, test } from '@jest/globals';
import { isShown, linesOf, showAnew } from './compare-output.js';

const printed = ['first', 'second', 'third', 'fourth'];

describe('what a guide shows of an output', () => {
  test.each([
    ['all of it', ['first', 'second', 'third', 'fourth'], true],
    ['an end', ['…', 'fourth'], true],
    ['a beginning', ['first', '…'], true],
    ['lines left out where there are none', ['first', '…', 'second', '…'], true],
    ['a part of a line', ['…', 'f…h'], true],
    ['another word', ['first', 'second', 'third', 'fifth'], false],
    ['less, and does not say so', ['first', 'second', 'third'], false],
    ['more', [...printed, 'fifth'], false],
    ['another order', ['…', 'third', '…', 'second', '…'], false],
    ['the part of a line, and not as a part', ['first', 'second', 'third', 'four'], false],
    ['a pattern where a text is meant', ['.*', 'second', 'third', 'fourth'], false],
    ['nothing', [], false],
  ])('%s', (_what, shown, expected) => {
    expect(isShown(shown, printed)).toBe(expected);
  });

  test('is nothing where nothing is printed', () => {
    expect(isShown([], linesOf('\n'))).toBe(true);
    expect(isShown(['something'], [])).toBe(false);
  });

  test('is without timings and blanks at the end of lines', () => {
    expect(linesOf('✓ one (12 ms)\n✓ two (1.5 s)  \n  three (3 of 4)\n\n')).toEqual([
      '✓ one',
      '✓ two',
      '  three (3 of 4)',
    ]);
  });

  test('may be of another version of archfit', () => {
    const ofToday = linesOf('archfit 0.1.0 over 3 inputs');
    expect(isShown(['archfit 0.0.9 over 3 inputs'], ofToday)).toBe(true);
    expect(isShown(['archfit 0.1.0 over 4 inputs'], ofToday)).toBe(false);
  });
});

describe('what is shown anew', () => {
  test.each([
    ['an end', ['…', 'third', 'old'], ['…', 'third', 'fourth']],
    ['a middle', ['first', '…', 'third'], ['first', '…', 'third', 'fourth']],
    ['a part of a line', ['f…t', 'old'], ['f…t', 'second', 'third', 'fourth']],
    ['all, where nothing is left of what it was', ['gone', '…', 'old'], printed],
    ['all, where it was all', ['old'], printed],
  ])('leaves out what was left out: %s', (_what, shown, expected) => {
    expect(showAnew(shown, printed)).toEqual(expected);
    expect(isShown(expected, printed)).toBe(true);
  });
});
