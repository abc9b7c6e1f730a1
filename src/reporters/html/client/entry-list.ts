import { type Entry, type EntryIndex, groupAnchor } from '../view/entry.js';
import { sectionOf } from '../view/entry-section.js';
import { entryView } from '../view/entry-view.js';
import { compileFilter, type Filter, isEmptyFilter } from '../view/filter.js';
import { groupView, sectionView } from '../view/list-view.js';
import { buildNode } from './build-node.js';
import { findElement } from './find-element.js';
import { readEntries } from './read-data.js';

/** So many entries are drawn at once. */
const slice = 100;

/** The list as it is shown: what a filter lets through, drawn slice by slice as a person comes to it. */
export class EntryList {
  readonly #element = findElement('.list', HTMLElement);
  readonly #more = findElement('[data-action="more"]', HTMLButtonElement);
  readonly #index: EntryIndex;
  /** What is to be shown; undefined where it is everything and nobody has asked for more than stands in the page. */
  #matches: readonly Entry[] | undefined;
  #drawn: number;
  /** Matches of each group and section. */
  #counts = new Map<string, number>();

  constructor(index: EntryIndex) {
    this.#index = index;
    this.#drawn = this.#element.querySelectorAll('.entry').length;
    this.#more.addEventListener('click', () => {
      this.drawMore();
    });
    new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) this.drawMore();
      },
      { rootMargin: '800px' },
    ).observe(this.#more);
  }

  /** How many entries there are to be seen. */
  get length(): number {
    return this.#matches?.length ?? this.#index.total;
  }

  /** Shows what a filter lets through, from its beginning. */
  show(filter: Filter): void {
    this.#matches = isEmptyFilter(filter)
      ? readEntries()
      : readEntries().filter(compileFilter(filter));
    this.#counts = countMatches(this.#matches);
    this.#drawn = 0;
    this.#element.replaceChildren();
    this.drawMore();
  }

  /** Draws the next slice. */
  drawMore(count = slice): void {
    if (this.#drawn >= this.length) return;
    if (this.#matches === undefined) {
      this.#matches = readEntries();
      this.#counts = countMatches(this.#matches);
    }
    for (const entry of this.#matches.slice(this.#drawn, this.#drawn + count)) {
      this.#groupOf(entry).append(buildNode(entryView(entry, this.length)));
    }
    this.#drawn = Math.min(this.#drawn + count, this.length);
    const left = this.length - this.#drawn;
    this.#more.hidden = left <= 0;
    this.#more.textContent = `Show ${Math.min(left, slice)} more of ${left}`;
  }

  /** The element with a name, drawn up to it where it is not there yet; undefined where there is none. */
  reveal(id: string): HTMLElement | undefined {
    const there = document.getElementById(id);
    if (there) return there;
    const position = (this.#matches ?? readEntries()).findIndex(
      (entry) =>
        entry.anchor === id || groupAnchor(entry) === id || sectionOf(entry.state)?.id === id,
    );
    if (position >= this.#drawn) this.drawMore(position - this.#drawn + slice);
    return document.getElementById(id) ?? undefined;
  }

  /** Where an entry belongs, made when its first entry comes. */
  #groupOf(entry: Entry): Element {
    const anchor = groupAnchor(entry);
    const last = this.#element.lastElementChild?.lastElementChild;
    if (last?.id === anchor) return findElement('.entries', HTMLElement, last);
    const group = this.#index.groups.find((candidate) => candidate.anchor === anchor);
    if (group === undefined) throw new Error(`the page has no group ${anchor}`);
    const element = buildNode(groupView(group, this.#counts.get(anchor) ?? 0, this.length));
    this.#sectionOf(entry).append(element);
    return this.#groupOf(entry);
  }

  #sectionOf(entry: Entry): Element {
    const section = sectionOf(entry.state);
    const last = this.#element.lastElementChild;
    if (section === undefined || last?.id === section.id) return last ?? this.#element;
    this.#element.append(buildNode(sectionView(section, this.#counts.get(section.id) ?? 0)));
    return this.#element.lastElementChild ?? this.#element;
  }
}

function countMatches(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const key of [groupAnchor(entry), sectionOf(entry.state)?.id ?? '']) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
