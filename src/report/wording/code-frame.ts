import type { Location } from '../index.js';

/** A line of a code frame. */
export interface FrameLine {
  readonly text: string;
  /** The line is part of the region, or points at it. */
  readonly isMarked: boolean;
}

/** A line of the source with its number. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
  /** The region begins in it. */
  readonly isMarked?: boolean;
  /** What of it is in the region: the index of the first character, and how many. Absent where the line is not as it is in the file. */
  readonly mark?: { readonly start: number; readonly length: number };
}

/** Lines of the snippet with their numbers, the region marked; empty where there is no snippet. */
export function sourceLines({ snippet, region }: Location): readonly SourceLine[] {
  if (snippet === undefined || region === undefined) return [];
  return snippet.lines.map((text, index): SourceLine => {
    const number = snippet.startLine + index;
    if (number !== region.startLine) return { number, text };
    // In a line that was cut or masked the columns are others than in the file.
    const isAsWritten = !text.includes('•••') && !text.startsWith('…');
    if (!isAsWritten || region.startColumn > text.length) return { number, text, isMarked: true };
    const end = region.endLine === region.startLine ? region.endColumn : text.length + 1;
    const length = Math.max(1, Math.min(end, text.length + 1) - region.startColumn);
    return { number, text, isMarked: true, mark: { start: region.startColumn - 1, length } };
  });
}

/** The same as plain lines, the region underlined. */
export function codeFrame(location: Location): readonly FrameLine[] {
  const lines = sourceLines(location);
  const width = String(lines.at(-1)?.number).length;
  return lines.flatMap(({ number, text: line, isMarked = false, mark }): FrameLine[] => {
    const text = `${isMarked ? '>' : ' '} ${String(number).padStart(width)} │ ${line}`.trimEnd();
    if (mark === undefined) return [{ text, isMarked }];
    const underline = `  ${' '.repeat(width)} │ ${' '.repeat(mark.start)}${'^'.repeat(mark.length)}`;
    return [
      { text, isMarked },
      { text: underline, isMarked },
    ];
  });
}
