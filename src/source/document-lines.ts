import type { ManifestDocument } from './read-documents.js';
import { lineRanges, type Position } from './text-position.js';
import { lastIndexUpTo, type TextRange } from './text-range.js';

// A document has many findings, and each asks for the line of an offset; documents live as long as their findings are placed.
const known = new WeakMap<TextPart, readonly TextRange[]>();

/** A text, and where it begins in its stream. */
export type TextPart = Pick<ManifestDocument, 'text' | 'start'>;

/** The lines of a document's text, line breaks not included. */
export function linesOf(document: TextPart): readonly TextRange[] {
  const lines = known.get(document) ?? lineRanges(document.text);
  known.set(document, lines);
  return lines;
}

/** Position in the file of an offset in the document's text. */
export function positionIn(document: TextPart, offset: number): Position {
  const lines = linesOf(document);
  const index = lastIndexUpTo(lines, offset);
  const column = offset - (lines[index]?.start ?? 0);
  return index <= 0
    ? { line: document.start.line, column: document.start.column + offset }
    : { line: document.start.line + index, column: column + 1 };
}
