import type { Region } from '../report/location.js';
import { endOfLine, type Position } from './text-position.js';

/**
 * Gives the regions of ranges of a text. Ranges are asked for in the order of their starts: each walk goes on where the last one ended, and
 * no line is gone through twice, as minified code is one line of megabytes.
 */
export function createRegionReader(text: string): (start: number, end: number) => Region {
  // A line feed alone is found many times faster than the first of two signs.
  const startAfter = text.includes('\r') ? startAfterBreak : startAfterLineFeed;
  let lineStart = 0;
  let line = 1;
  let next = startAfter(text, 0);
  const move = (offset: number): Position => {
    if (offset < lineStart) {
      lineStart = 0;
      line = 1;
      next = startAfter(text, 0);
    }
    while (next <= offset) {
      lineStart = next;
      line += 1;
      next = startAfter(text, next);
    }
    return { line, column: offset - lineStart + 1 };
  };
  return (start, end) => {
    const from = move(start);
    const to = move(end);
    return {
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
}

/** Where the line after that of a place starts. */
function startAfterLineFeed(text: string, place: number): number {
  const end = text.indexOf('\n', place);
  return end === -1 ? Infinity : end + 1;
}

function startAfterBreak(text: string, place: number): number {
  const end = endOfLine(text, place);
  if (end === text.length) return Infinity;
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}
