import type { Region } from '../../../report/location.js';
import { type Position, positionAt } from '../../../source/text-position.js';

/** Gives the regions of ranges of a text. Ranges are asked for in the order of their starts: each walk goes on where the last one ended. */
export function createRegionReader(text: string): (start: number, end: number) => Region {
  let lineStart = 0;
  let line = 1;
  const move = (offset: number): Position => {
    if (offset < lineStart) {
      lineStart = 0;
      line = 1;
    }
    const position = positionAt(text.slice(lineStart), offset - lineStart, { line, column: 1 });
    lineStart = offset - position.column + 1;
    line = position.line;
    return position;
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
