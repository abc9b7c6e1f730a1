import { expect, test } from '@jest/globals';
import { createRegionReader } from '../../src/source/create-region-reader.js';
import { positionAt } from '../../src/source/text-position.js';

test.each(['', 'a', 'a\nb', '\r\na\r\n\nb\rc\r', 'one\ntwo\r\nthree\n'])(
  'a range stands where its ends do, asked for in any order: %j',
  (text) => {
    const regionOf = createRegionReader(text);
    const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset).filter(
      (offset) => !text.startsWith('\r\n', offset - 1),
    );
    for (const offset of [...offsets, ...offsets.reverse()]) {
      const { line, column } = positionAt(text, offset);
      expect(regionOf(offset, offset)).toEqual({
        startLine: line,
        startColumn: column,
        endLine: line,
        endColumn: column,
      });
    }
  },
);

test('a hundred thousand ranges of one line take one walk', () => {
  const text = 'require("a");'.repeat(100_000);
  const regionOf = createRegionReader(text);
  let last;
  for (let start = 8; start < text.length; start += 13) last = regionOf(start, start + 3);
  expect(last?.endColumn).toBe(text.length - 1);
});
