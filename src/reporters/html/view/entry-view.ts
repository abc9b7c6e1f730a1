import type { SourceLine } from '../../../report/wording/code-frame.js';
import type { Entry, EntryFix, EntryPlace } from './entry.js';
import { el, type ViewContent, type ViewElement, type ViewNode } from './node.js';

/** So many a person reads one after the other; of more, it is their lines that are looked through. */
export const mostOpen = 25;

/**
 * An entry of the list: one line that opens, with the place, the remedy and what leads back to it.
 *
 * @param shown - how many entries the list shows; it is open among few
 */
export function entryView(entry: Entry, shown: number): ViewElement {
  const { state, severity, message, anchor, environment, place } = entry;
  const isOpen = shown <= mostOpen && state !== 'known' && state !== 'waived';
  return el(
    'li',
    { class: `entry entry-${state}`, id: anchor },
    el(
      'details',
      { open: isOpen },
      el(
        'summary',
        {},
        severity === undefined ? badge('problem', 'problem') : badge(severity, severity),
        el('span', { class: 'message' }, message),
        environment !== undefined && el('span', { class: 'environment' }, environment),
        place && el('span', { class: 'where' }, place.text),
      ),
      el('div', { class: 'entry-body' }, body(entry)),
    ),
  );
}

/** How bad something is: a word, and a shape beside it. */
export function badge(kind: string, word: string): ViewElement {
  return el('span', { class: `badge badge-${kind}` }, word);
}

function body(entry: Entry): ViewContent {
  const { subject, path, owner, place, related = [], remarks = [], fixes = [] } = entry;
  return [
    pairs('facts', [
      { key: 'subject', value: subject },
      { key: 'owner', value: owner },
      { key: 'path', value: path === undefined ? undefined : el('code', {}, path) },
    ]),
    place && placeView(place),
    related.length > 0 &&
      el(
        'ul',
        { class: 'related' },
        related.map((text) => el('li', {}, 'see ', el('code', {}, text))),
      ),
    pairs(
      'remarks',
      remarks.map(({ key, text }) => ({ key, value: text })),
    ),
    fixes.map(fixView),
    actions(entry),
  ];
}

/** A list of what is known, each with a word for what it is; nothing where nothing is known. */
export function pairs(
  kind: string,
  all: readonly { readonly key: string; readonly value: ViewNode | undefined }[],
): ViewContent {
  const known = all.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
  if (known.length === 0) return undefined;
  const views = known.map(({ key, value }) =>
    el('div', {}, el('dt', {}, key), el('dd', {}, value)),
  );
  return el('dl', { class: kind }, views);
}

function placeView({ text, nearest, template, lines = [] }: EntryPlace): ViewElement {
  return el(
    'figure',
    { class: 'place' },
    el(
      'figcaption',
      {},
      el('code', {}, text),
      nearest !== undefined && el('span', { class: 'note' }, ` nearest: ${nearest}`),
      template !== undefined && el('span', { class: 'note' }, ` from ${template}`),
    ),
    lines.length > 0 && el('pre', { class: 'frame' }, el('code', {}, lines.map(lineView))),
  );
}

function lineView({ number, text, isMarked = false, mark }: SourceLine): ViewElement {
  return el(
    'span',
    { class: isMarked ? 'line marked' : 'line' },
    el('span', { class: 'number' }, `${isMarked ? '>' : ' '} ${number} `),
    mark === undefined
      ? `${text}\n`
      : [
          text.slice(0, mark.start),
          el('mark', {}, text.slice(mark.start, mark.start + mark.length)),
          `${text.slice(mark.start + mark.length)}\n`,
        ],
  );
}

function fixView({ title, lines }: EntryFix): ViewElement {
  return el(
    'figure',
    { class: 'fix' },
    el('figcaption', {}, `Fix: ${title}`),
    el(
      'pre',
      { class: 'frame diff' },
      el(
        'code',
        {},
        lines.map(({ text, kind }) => el('span', { class: `line ${kind}` }, `${text}\n`)),
      ),
    ),
  );
}

/** A link to the entry is one without a script too; what copies needs one. */
function actions({ anchor, fingerprint }: Entry): ViewContent {
  if (anchor === undefined || fingerprint === undefined) return undefined;
  return el(
    'p',
    { class: 'actions' },
    el('a', { href: `#${encodeURIComponent(anchor)}` }, 'Link to this finding'),
    el('button', { type: 'button', class: 'scripted-only', 'data-copy': 'link' }, 'Copy link'),
    el('button', { type: 'button', class: 'scripted-only', 'data-copy': 'text' }, 'Copy as text'),
    el('code', { class: 'fingerprint' }, fingerprint),
  );
}
