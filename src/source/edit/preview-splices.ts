import type { DiffHunk } from '../../report/fix.js';
import { positionIn } from '../document-lines.js';
import type { NodeCache } from '../document-nodes.js';
import type { ManifestDocument } from '../read-documents.js';
import { createSnippet } from '../redact.js';
import type { Splice } from './plan-splice.js';

/** Lines shown around a change. */
const context = 2;

/** Lines of the file, the last one included, before and after a change. */
interface ChangedLines {
  readonly old: LineRange;
  readonly new: LineRange;
}

interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Shows what splices make of a document as a unified diff. Secrets are masked, long lines are cut. */
export function previewSplices(
  document: ManifestDocument,
  edited: string,
  splices: readonly Splice[],
  nodes: NodeCache,
): readonly DiffHunk[] {
  const after: ManifestDocument = { ...document, text: edited };
  const groups: ChangedLines[] = [];
  let grown = 0;
  for (const splice of splices) {
    const start = splice.start + grown;
    const lines = {
      old: linesOf(document, splice.start, splice.end),
      new: linesOf(after, start, start + splice.text.length),
    };
    grown += splice.text.length - (splice.end - splice.start);
    const last = groups.at(-1);
    if (last && lines.old.first - last.old.last <= 2 * context) {
      groups.splice(-1, 1, { old: join(last.old, lines.old), new: join(last.new, lines.new) });
    } else groups.push(lines);
  }
  return groups.flatMap((lines) =>
    diff(show(document, lines.old, nodes), show(after, lines.new, nodes)),
  );
}

function linesOf(document: ManifestDocument, start: number, end: number): LineRange {
  return { first: positionIn(document, start).line, last: positionIn(document, end).line };
}

function join(left: LineRange, right: LineRange): LineRange {
  return { first: left.first, last: right.last };
}

function show(document: ManifestDocument, { first, last }: LineRange, nodes: NodeCache) {
  const region = { startLine: first, startColumn: 1, endLine: last, endColumn: 1 };
  return createSnippet(document, region, { before: context, after: context, nodes });
}

type Shown = ReturnType<typeof show>;

/** None where the lines look alike: what changed is a secret. */
function diff(before: Shown, after: Shown): readonly DiffHunk[] {
  const old = before.lines;
  const now = after.lines;
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old.at(-1 - tail) === now.at(-1 - tail)
  ) {
    tail += 1;
  }
  const removed = old.slice(head, old.length - tail);
  const added = now.slice(head, now.length - tail);
  if (removed.length + added.length === 0) return [];
  const from = Math.max(0, head - context);
  const until = old.length - tail + Math.min(tail, context);
  return [
    {
      oldStart: before.startLine + from,
      newStart: after.startLine + from,
      lines: [
        ...old.slice(from, head).map((line) => ` ${line}`),
        ...removed.map((line) => `-${line}`),
        ...added.map((line) => `+${line}`),
        ...old.slice(old.length - tail, until).map((line) => ` ${line}`),
      ],
    },
  ];
}
