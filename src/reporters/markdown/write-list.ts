import type { BytePage } from '../byte-page.js';

/** Kept free for the line that says what was left out, and for what closes an open block. */
export const lastLine = ' '.repeat(300);

/** Closes a folded block. */
export const detailsEnd = '</details>\n\n';

/**
 * Writes a head and its entries, and counts those that did not fit. They are described one by one: of those that do not fit the first
 * alone.
 */
export function writeList<Entry>(
  page: BytePage,
  head: string,
  entries: readonly Entry[],
  describe: (entry: Entry) => string,
  end: string,
): number {
  const [first, ...rest] = entries;
  if (first === undefined) return 0;
  if (!page.write(head + describe(first), end + lastLine)) return entries.length;
  const cut = rest.findIndex((entry) => !page.write(describe(entry), end + lastLine));
  page.write(end);
  return cut < 0 ? 0 : rest.length - cut;
}
