import type { FitnessReport } from '../../report/index.js';
import { visibleLines } from '../../report/wording/visible.js';
import { groupBy } from './group-by.js';
import { readEntries } from './read-entries.js';
import { type Entry, type EntryIndex, type EntryState, groupAnchor } from './view/entry.js';
import { type EntrySection, entrySections } from './view/entry-section.js';
import { entryView } from './view/entry-view.js';
import { groupView, sectionView } from './view/list-view.js';
import type { ViewElement } from './view/node.js';
import { writeNode } from './write-node.js';

/** So many entries are HTML; a browser lays them out in no time. The others are data, drawn as a person comes to them. */
export const entriesAsHtml = 200;

/** The first entries, as they are seen without a script too. */
export function* writeFirstEntries(report: FitnessReport, index: EntryIndex): Generator<string> {
  const entries = firstOf(readEntries(report), entriesAsHtml);
  const byGroup = groupBy(entries, groupAnchor);
  const groups = index.groups.filter(({ anchor }) => byGroup.has(anchor));
  for (const section of entrySections) {
    const views = groups
      .filter(({ state }) => section.states.includes(state))
      .map((group) => {
        const own = byGroup.get(group.anchor) ?? [];
        return groupView(
          group,
          group.count,
          index.total,
          own.map((entry) => entryView(entry, index.total)),
        );
      });
    if (views.length > 0) yield `${writeNode(sectionOf(section, index, views))}\n`;
  }
}

function sectionOf(section: EntrySection, index: EntryIndex, views: readonly ViewElement[]) {
  return sectionView(section, countStates(index, section.states), views);
}

/** How many entries of some states there are. */
export function countStates({ groups }: EntryIndex, states: readonly EntryState[]): number {
  return groups
    .filter(({ state }) => states.includes(state))
    .reduce((sum, { count }) => sum + count, 0);
}

function firstOf(entries: Iterable<Entry>, count: number): readonly Entry[] {
  const first: Entry[] = [];
  for (const entry of entries) {
    if (first.length === count) break;
    first.push(entry);
  }
  return first;
}

/** So many entries are read by the script at once. */
const entriesPerBlock = 1000;

/** All entries as data for the script, block by block, after what it has to know of all of them. */
export function* writeData(report: FitnessReport, index: EntryIndex): Generator<string> {
  yield writeBlock('entry-index', writeValue(index));
  let block: string[] = [];
  for (const entry of readEntries(report)) {
    block.push(writeValue(entry));
    if (block.length < entriesPerBlock) continue;
    yield writeBlock('entries', `[${block.join(',')}]`);
    block = [];
  }
  if (block.length > 0) yield writeBlock('entries', `[${block.join(',')}]`);
}

/** What JSON writes for anything but the letters, digits and signs of ASCII, and for line breaks. */
const unusual = /[^ -~]|\\[bfrtu]/;

/** A value as JSON in which nothing is invisible. Looking at each text by itself takes time, and next to none needs it. */
function writeValue(value: unknown): string {
  const text = JSON.stringify(value);
  if (!unusual.test(text)) return text;
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? visibleLines(part) : part,
  );
}

/** A block of data holds nothing that could end it. */
function writeBlock(kind: string, json: string): string {
  return `<script type="application/json" data-block="${kind}">${json.replaceAll('<', '\\u003c')}</script>\n`;
}
