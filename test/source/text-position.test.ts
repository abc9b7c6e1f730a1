import { expect, test } from '@jest/globals';
import { lineRanges, startsOfLines } from '../../src/source/text-position.js';

test.each(['', 'a', 'a\n', '\n\n', 'a\r\nb', 'a\rb\nc\r\n\rd\n\r', '\n'.repeat(100)])(
  'the lines of %j begin where their ranges do',
  (text) => {
    expect([...startsOfLines(text)]).toEqual(lineRanges(text).map(({ start }) => start));
  },
);
