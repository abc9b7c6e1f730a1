import { toPrintable } from '../../../source/printable.js';

/** Lines around a change that stay. */
const context = 2;

/** What changes between two texts as one hunk of a unified diff, from the first line that differs to the last. */
export function lineDifference(path: string, before: string, after: string): string {
  const [old, young] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, young.length) && old[start] === young[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, young.length) - start;
  while (end < most && old[old.length - 1 - end] === young[young.length - 1 - end]) end += 1;
  const first = Math.max(0, start - context);
  const kept = Math.min(end, context);
  const size = (lines: readonly string[]) => lines.length - end + kept - first;
  const mark = (sign: string, lines: readonly string[]) =>
    lines.map((line) => `${sign}${toPrintable(line)}`);
  const lines = [
    `--- ${toPrintable(path)}`,
    `+++ ${toPrintable(path)}`,
    `@@ -${first + 1},${size(old)} +${first + 1},${size(young)} @@`,
    ...mark(' ', old.slice(first, start)),
    ...mark('-', old.slice(start, old.length - end)),
    ...mark('+', young.slice(start, young.length - end)),
    ...mark(' ', old.slice(old.length - end, old.length - end + kept)),
  ];
  return `${lines.join('\n')}\n`;
}
