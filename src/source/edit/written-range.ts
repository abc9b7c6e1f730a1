import type { DocumentNode } from '../document-nodes.js';
import { startOfLine } from '../text-position.js';
import type { TextRange } from '../text-range.js';

/** The range of a node as it is written: that of a scalar goes without its quotes. Closing brackets are not in it. */
export function writtenRange(text: string, node: DocumentNode): TextRange {
  if (node.kind === 'mapping') {
    const last = node.entries.at(-1);
    return { start: node.start, end: last ? writtenRange(text, last.value).end : node.end };
  }
  if (node.kind === 'sequence') {
    const last = node.items.at(-1);
    return { start: node.start, end: last ? writtenRange(text, last).end : node.end };
  }
  const { start, end } = node;
  const quote = text.charAt(start - 1);
  const isQuoted =
    node.kind === 'scalar' && (quote === '"' || quote === "'") && text.charAt(end) === quote;
  if (isQuoted) return { start: start - 1, end: end + 1 };
  // Those of a block end with a line break.
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** Whether a collection is written in brackets. */
export function isFlow(text: string, node: DocumentNode): boolean {
  const first = text.charAt(node.start);
  if (node.kind === 'sequence') return first === '[';
  return node.kind === 'mapping' && first === '{';
}

/** Whether a scalar is written in a line of its entry: no block, and no value that was left out. */
export function isInline(text: string, node: DocumentNode): boolean {
  if (node.kind !== 'scalar') return false;
  const { start, end } = writtenRange(text, node);
  const isAlone = text.slice(startOfLine(text, start), start).trim() === '';
  return end > start && !isAlone && !/[\r\n]/.test(text.slice(start, end));
}
