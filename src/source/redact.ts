import type { Region, Snippet } from '../report/location.js';
import { linesOf, type TextPart } from './document-lines.js';
import type { NodeCache } from './document-nodes.js';
import type { DocumentPath } from './document-path.js';
import { toPrintable } from './printable.js';
import { mask } from './redact-text.js';
import { secretRanges } from './secrets.js';
import type { TextRange } from './text-range.js';

/** Columns of a line that a snippet shows. */
const widest = 160;

export interface SnippetOptions {
  /** Lines shown before the region; 2 unless told. */
  readonly before?: number;
  /** Lines shown after it; 2 unless told. */
  readonly after?: number;
  /** Paths whose values a rule has marked as secrets. */
  readonly marked?: readonly DocumentPath[];
  readonly nodes?: NodeCache;
  /** The secrets in the text, where somebody knows them: it holds code, and no document. */
  readonly secrets?: readonly TextRange[];
}

/**
 * Shows the lines around a region of a document, within its document. Every secret in them is masked, long lines are cut
 * around the region, and no control character is left.
 */
export function createSnippet(
  document: TextPart,
  region: Region,
  { before = 2, after = 2, marked = [], nodes, secrets: known }: SnippetOptions = {},
): Snippet {
  const { text, start } = document;
  const lines = linesOf(document);
  const first = Math.max(0, region.startLine - start.line - before);
  const last = Math.min(lines.length - 1, region.endLine - start.line + after);
  const shown = lines.slice(first, last + 1).map((line, index) => {
    const number = first + index;
    const isFocus = start.line + number === region.startLine;
    const column = isFocus ? region.startColumn - (number === 0 ? start.column : 1) : 0;
    // A minified document is one line: no more of it is looked at than may be shown.
    const from = Math.max(line.start, line.start + column - 2 * widest);
    const part = { start: from, end: Math.min(line.end, from + 4 * widest) };
    const secrets =
      known ?? secretRanges(text, { marked, window: part, ...(nodes ? { nodes } : {}) });
    const masked = maskLine(text, part, secrets, line.start + column - from);
    return cut(masked, from > line.start, part.end < line.end);
  });
  // The line break at the end of a document begins no line of it.
  while (shown.length > 1 && shown.at(-1)?.trim() === '') shown.pop();
  return { startLine: start.line + first, lines: shown };
}

interface MaskedLine {
  readonly text: string;
  /** Where the column in focus came to stand. */
  readonly focus: number;
}

function maskLine(
  text: string,
  line: TextRange,
  secrets: readonly TextRange[],
  column: number,
): MaskedLine {
  let shown = '';
  let focus = column;
  let at = line.start;
  for (const secret of secrets) {
    if (secret.end <= at || secret.start >= line.end) continue;
    const end = Math.min(secret.end, line.end);
    const from = Math.max(secret.start, at);
    // The indentation of a block scalar shows nothing.
    const indentation = /^[ \t]*/.exec(text.slice(from, end))?.[0].length ?? 0;
    shown += text.slice(at, from + indentation);
    at = end;
    if (from + indentation === end) continue;
    if (end - line.start <= column) focus += mask.length - (end - from - indentation);
    shown += mask;
  }
  return { text: toPrintable(shown + text.slice(at, line.end)), focus };
}

function cut({ text, focus }: MaskedLine, hasBefore: boolean, hasAfter: boolean): string {
  if (text.length <= widest && !hasBefore && !hasAfter) return text;
  const start = Math.max(0, Math.min(focus - 40, text.length - widest));
  const part = text.slice(start, start + widest);
  // No half of a character that takes two code units.
  const whole = part.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  const before = hasBefore || start > 0 ? '…' : '';
  const after = hasAfter || start + widest < text.length ? '…' : '';
  return `${before}${whole}${after}`;
}
