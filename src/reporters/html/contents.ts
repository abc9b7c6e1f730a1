import type { PageSection } from './page-section.js';
import type { EntryIndex } from './view/entry.js';
import { entrySections } from './view/entry-section.js';
import { el, type ViewElement } from './view/node.js';
import { countStates } from './write-list.js';

/** The table of contents: what the page has, with how much of it. */
export function contents(index: EntryIndex, sections: readonly PageSection[]): ViewElement {
  const lists = entrySections
    .map(({ id, title, states }) => ({ id, title, count: countStates(index, states) }))
    .filter(({ count }) => count > 0);
  const link = ({ id, title, count }: Pick<PageSection, 'id' | 'title' | 'count'>) =>
    el(
      'li',
      {},
      el(
        'a',
        { href: `#${id}` },
        el('span', {}, title),
        count !== undefined && el('span', { class: 'count' }, String(count)),
      ),
    );
  return el(
    'nav',
    { class: 'contents', 'aria-label': 'Contents' },
    el('ul', {}, [{ id: 'overview', title: 'Overview' }, ...lists, ...sections].map(link)),
  );
}
