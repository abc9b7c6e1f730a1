import { expect, test } from '@jest/globals';
import { comparePrinted } from './compare-printed.js';

const matches = (written: string, printed: string) =>
  comparePrinted(written, printed, '/somewhere') === written;

test.each([
  ['the same', 'a\nb\n', 'a\nb\n', true],
  ['another line', 'a\nb\n', 'a\nc\n', false],
  ['a line more', 'a\n', 'a\nb\n', false],
  ['a line less', 'a\nb\n', 'a\n', false],
  ['lines left out', 'a\n…\nd\n', 'a\nb\nc\nd\n', true],
  ['nothing left out', 'a\n…\nb\n', 'a\nb\n', true],
  ['the end left out', 'a\n…\n', 'a\nb\n', true],
  ['another beginning', 'a\n…\nd\n', 'b\nd\n', false],
  ['another end', 'a\n…\nd\n', 'a\nb\n', false],
  ['an earlier line of the same text', '…\nb\nc\n', 'b\na\nb\nc\n', true],
  ['two gaps', '…\nb\n…\nd\n', 'a\nb\nc\nd\n', true],
  ['two gaps in another order', '…\nd\n…\nb\n', 'a\nb\nc\nd\n', false],
  ['another version', 'archfit 0.1.0: 3 rules\n', 'archfit 9.0.0-rc.1: 3 rules\n', true],
  ['another time', 'PASS a.test.ts\n', 'PASS a.test.ts (9.8 s)\n', true],
  ['more rules', '  7 other rules not asked for\n', '  9 other rules not asked for\n', true],
  ['its folder', 'at ./a.ts\n', 'at /somewhere/a.ts\n', true],
])('%s', (_, written, printed, expected) => {
  expect(matches(written, printed)).toBe(expected);
});
