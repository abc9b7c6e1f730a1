import type { Location } from '../report/index.js';

/** A line of a code frame. */
export interface FrameLine {
  readonly text: string;
  /** The line is part of the region, or points at it. */
  readonly isMarked: boolean;
}

/** Lines of the snippet with their numbers, the region marked and underlined; empty where there is no snippet. */
export function codeFrame({ snippet, region }: Location): readonly FrameLine[] {
  if (snippet === undefined || region === undefined) return [];
  const last = snippet.startLine + snippet.lines.length - 1;
  const width = String(last).length;
  return snippet.lines.flatMap((line, index): FrameLine[] => {
    const number = snippet.startLine + index;
    const isMarked = number === region.startLine;
    const text = `${isMarked ? '>' : ' '} ${String(number).padStart(width)} │ ${line}`.trimEnd();
    // In a line that was cut or masked the columns are others than in the file.
    const isAsWritten = !line.includes('•••') && !line.startsWith('…');
    if (!isMarked || !isAsWritten || region.startColumn > line.length) return [{ text, isMarked }];
    const end = region.endLine === region.startLine ? region.endColumn : line.length + 1;
    const length = Math.max(1, Math.min(end, line.length + 1) - region.startColumn);
    const underline = `  ${' '.repeat(width)} │ ${' '.repeat(region.startColumn - 1)}${'^'.repeat(length)}`;
    return [
      { text, isMarked },
      { text: underline, isMarked },
    ];
  });
}
