import type { BytePage } from '../byte-page.js';

/** Kept free for the line that says what was left out, and for what closes an open block. */
export const lastLine = ' '.repeat(300);

/** Closes a folded block. */
export const detailsEnd = '</details>\n\n';

/** Writes a head and its entries, and counts those that did not fit. */
export function writeList(
  page: BytePage,
  head: string,
  entries: readonly string[],
  end: string,
): number {
  const [first, ...rest] = entries;
  if (first === undefined) return 0;
  if (!page.write(head + first, end + lastLine)) return entries.length;
  const cut = rest.findIndex((entry) => !page.write(entry, end + lastLine));
  page.write(end);
  return cut < 0 ? 0 : rest.length - cut;
}
