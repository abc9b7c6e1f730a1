import type { EntryGroup } from './entry.js';
import type { EntrySection } from './entry-section.js';
import { mostOpen, pairs } from './entry-view.js';
import { el, type ViewContent, type ViewElement } from './node.js';

/** A part of the list with its groups. */
export function sectionView(
  { id, title }: EntrySection,
  count: number,
  groups: readonly ViewElement[] = [],
): ViewElement {
  return el(
    'section',
    { class: 'list-section', id, 'aria-labelledby': `${id}-title`, 'data-section': id },
    el('h2', { id: `${id}-title` }, title, ' ', el('span', { class: 'count' }, String(count))),
    groups,
  );
}

/**
 * A group of the list with its entries.
 *
 * @param shown - how many entries the list shows; among many, what is said of all of a group is folded
 */
export function groupView(
  group: EntryGroup,
  count: number,
  shown: number,
  entries: readonly ViewElement[] = [],
): ViewElement {
  const { anchor, rule, title, state } = group;
  return el(
    'section',
    { class: 'group', id: anchor, 'data-group': anchor },
    el(
      'header',
      {},
      el(
        'h3',
        {},
        el('code', {}, rule),
        title !== undefined && el('span', { class: 'title' }, ` ${title}`),
        ' ',
        el('span', { class: 'count' }, String(count)),
      ),
      state !== 'problem' && adviceView(group, shown),
    ),
    el('ul', { class: 'entries' }, entries),
  );
}

function adviceView({ why, fix, docs }: EntryGroup, shown: number): ViewContent {
  const advice = pairs('advice', [
    { key: 'why', value: why },
    { key: 'fix', value: fix },
    { key: 'more', value: docs === undefined ? undefined : docsView(docs) },
  ]);
  if (advice === undefined || shown <= mostOpen) return advice;
  return el('details', {}, el('summary', {}, 'why, and what to do'), advice);
}

/** Only addresses of the web are links: what else a browser would follow runs code. */
function docsView(docs: string): ViewElement {
  return /^https?:\/\//i.test(docs)
    ? el('a', { href: docs, rel: 'noopener noreferrer' }, docs)
    : el('code', {}, docs);
}
