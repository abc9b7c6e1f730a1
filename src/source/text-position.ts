/** Line and column, both from 1; columns in UTF-16 code units. A line ends at LF, CR LF or CR, as in YAML. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Position of `offset` in `text`, where `text` begins at `start` of its file. */
export function positionAt(
  text: string,
  offset: number,
  start: Position = { line: 1, column: 1 },
): Position {
  const lineStart = startOfLine(text, offset);
  const line = start.line + countLineBreaks(text, 0, lineStart);
  return lineStart === 0
    ? { line, column: start.column + offset }
    : { line, column: offset - lineStart + 1 };
}

/** Number of line breaks that end within `[from, to)`. */
export function countLineBreaks(text: string, from: number, to: number): number {
  const part = text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) count += 1;
  for (let at = part.indexOf('\r'); at !== -1; at = part.indexOf('\r', at + 1)) {
    if (text.charCodeAt(from + at + 1) !== 10) count += 1;
  }
  return count;
}

/** Offset at which the line of `offset` begins. */
export function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text, start - 1)) start -= 1;
  return start;
}

/** Offset at which the line of `offset` ends, its line break not included. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end += 1;
  return end;
}

/** Whether the character at `index` is the last of its line break. */
function isLineEnd(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10);
}

/** Offsets of every line of `text`, line breaks not included. */
export function lineRanges(text: string): { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  let start = 0;
  for (const lineBreak of text.matchAll(/\r\n|\n|\r/g)) {
    ranges.push({ start, end: lineBreak.index });
    start = lineBreak.index + lineBreak[0].length;
  }
  ranges.push({ start, end: text.length });
  return ranges;
}

/** Offsets at which the lines of `text` begin: numbers alone, for texts of hundreds of thousands of lines. */
export function startsOfLines(text: string): Int32Array {
  const { length } = text;
  let starts = new Int32Array(Math.ceil(length / 32) + 16);
  let count = 1;
  const add = (start: number): void => {
    if (count === starts.length) {
      const wider = new Int32Array(count * 2);
      wider.set(starts);
      starts = wider;
    }
    starts[count] = start;
    count += 1;
  };
  if (text.includes('\r')) {
    for (let at = 0; at < length; at += 1) if (isLineEnd(text, at)) add(at + 1);
  } else {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) add(at + 1);
  }
  return starts.subarray(0, count);
}
