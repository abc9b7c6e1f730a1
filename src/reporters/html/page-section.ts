import { el, type ViewContent } from './view/node.js';
import { writeNode } from './write-node.js';

/** A part of the page that the table of contents leads to. */
export interface PageSection {
  readonly id: string;
  readonly title: string;
  /** How much it holds, as the table of contents says it. */
  readonly count?: number;
  /** HTML without the heading. */
  readonly html: string;
}

/** A part that is folded: what it holds is looked up, not read. */
export function foldedSection(
  id: string,
  title: string,
  count: number,
  summary: string,
  content: ViewContent,
): PageSection {
  const html = writeNode(el('details', { class: 'fold' }, el('summary', {}, summary), content));
  return { id, title, count, html };
}

/** Writes a part with its heading. */
export function writeSection({ id, title, html }: PageSection): string {
  const heading = writeNode(el('h2', { id: `${id}-title` }, title));
  const start = writeNode(el('section', { id, class: 'panel', 'aria-labelledby': `${id}-title` }));
  return `${start.replace(/<\/section>$/, '')}\n${heading}\n${html}\n</section>\n`;
}

/** Rows of a table under its head; a table that is wide scrolls by itself, and has a name for those who do not see where it is. */
export function tableView(
  label: string,
  head: readonly string[],
  rows: readonly (readonly ViewContent[])[],
) {
  return el(
    'div',
    { class: 'table', role: 'group', 'aria-label': label, tabindex: 0 },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          head.map((name) => el('th', { scope: 'col' }, name)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            row.map((cell) => el('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}

/** So many rows of one table a browser lays out at once, and so many a person may want to look through. */
const mostRows = 500;

/** The rows that are shown, and a line that says how many are not. */
export function limitRows<Item>(items: readonly Item[]): {
  readonly shown: readonly Item[];
  readonly rest: ViewContent;
} {
  const left = items.length - mostRows;
  return {
    shown: items.slice(0, mostRows),
    rest:
      left > 0 &&
      el('p', { class: 'note' }, `${left} more are in the report as JSON: --format json`),
  };
}
