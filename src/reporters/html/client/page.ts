import { type Filter, isEmptyFilter, noFilter, readFilter, writeFilter } from '../view/filter.js';
import { copyBy, textOf } from './copy.js';
import { EntryList } from './entry-list.js';
import { FilterControls } from './filter-controls.js';
import { findElement } from './find-element.js';
import { readIndex } from './read-data.js';
import { offerThemes } from './theme.js';

/** Brings the page to life. Everything that it shows was there before, so that it may fail without harm. */
function start(): void {
  document.documentElement.classList.add('scripted');
  offerThemes();
  document.addEventListener('click', copyOnClick);
  window.addEventListener('beforeprint', unfoldForPrint);
  const index = readIndex();
  if (index.total === 0) return;
  const list = new EntryList(index);
  let filter: Filter = noFilter;
  const controls = new FilterControls(index, (asked) => {
    apply(asked);
    // A filter is no step of a way back.
    const hash = writeFilter(asked);
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
  });
  const apply = (asked: Filter) => {
    if (writeFilter(asked) !== writeFilter(filter)) list.show(asked);
    filter = asked;
    controls.show(filter, list.length, index.total);
  };
  const follow = () => {
    const asked = readFilter(location.hash.slice(1));
    if (asked !== undefined) apply(asked);
    else if (location.hash.length > 1) goTo(decodeHash());
  };
  /** To a place of the page, in the list as it is filtered where that shows it, else in all of it. */
  const goTo = (id: string) => {
    let target = list.reveal(id);
    if (target === undefined && !isEmptyFilter(filter)) {
      apply(noFilter);
      target = list.reveal(id);
    }
    if (target === undefined) return;
    for (const fold of target.querySelectorAll(':scope > details')) fold.setAttribute('open', '');
    target.scrollIntoView();
    // What is looked for is where the next press of the tabulator begins, unless a person is past that already.
    if (target.contains(document.activeElement)) return;
    const focusable = target.querySelector<HTMLElement>(':scope > details > summary') ?? target;
    focusable.focus({ preventScroll: true });
  };
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLAnchorElement>('a[href^="#"]');
    const asked = link?.dataset['filter'];
    if (asked !== undefined) {
      event.preventDefault();
      location.hash = asked;
      document.getElementById('list')?.scrollIntoView();
    } else if (link?.closest('.contents') && !isEmptyFilter(filter)) {
      // The address keeps the filter.
      event.preventDefault();
      goTo(decodeURIComponent(link.hash.slice(1)));
    }
    const button = event.target.closest<HTMLElement>('[data-action]');
    if (button?.dataset['action'] === 'unfold') toggleFolds();
    if (button?.dataset['action'] === 'copy-view') void copyBy(button, location.href);
  });
  window.addEventListener('hashchange', follow);
  // A fold tells nobody above it that it has opened, unless one listens on its way down.
  document.addEventListener('toggle', nameFoldButton, { capture: true });
  nameFoldButton();
  controls.show(filter, list.length, index.total);
  follow();
  // When a page has loaded, the browser goes where the address says once more, by itself, and takes the focus away.
  window.addEventListener('load', () => requestAnimationFrame(follow));
}

function decodeHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

function copyOnClick({ target }: Event): void {
  if (!(target instanceof Element)) return;
  const button = target.closest<HTMLElement>('[data-copy]');
  const entry = button?.closest('.entry');
  if (!button || !entry) return;
  const address = `${location.href.replace(/#.*$/s, '')}#${encodeURIComponent(entry.id)}`;
  void copyBy(button, button.dataset['copy'] === 'link' ? address : textOf(entry));
}

function toggleFolds(): void {
  const folds = entryFolds();
  const isOpening = folds.some(({ open }) => !open);
  for (const fold of folds) fold.open = isOpening;
}

/** The button says what it would do. */
function nameFoldButton(): void {
  const button = findElement('[data-action="unfold"]', HTMLButtonElement);
  button.textContent = entryFolds().some(({ open }) => !open) ? 'Unfold all' : 'Fold all';
}

function entryFolds(): readonly HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>('.entry > details')];
}

/** Paper cannot be unfolded. What was folded is again when that is done. */
function unfoldForPrint(): void {
  const folds = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const fold of folds) fold.open = true;
  window.addEventListener(
    'afterprint',
    () => {
      for (const fold of folds) fold.open = false;
    },
    { once: true },
  );
}

start();
