/* The page was written with its data: what stands there has the type that was written. */
import type { Entry, EntryIndex } from '../view/entry.js';

/** What the page knows of its entries at once. */
export function readIndex(): EntryIndex {
  const [index] = readBlocks('entry-index');
  return index as EntryIndex;
}

let entries: readonly Entry[] | undefined;

/** All entries. They are read when somebody first asks for more than stands in the page, since they may be 50,000. */
export function readEntries(): readonly Entry[] {
  entries ??= (readBlocks('entries') as Entry[][]).flat();
  return entries;
}

function readBlocks(kind: string): readonly unknown[] {
  return [...document.querySelectorAll(`script[data-block="${kind}"]`)].map((block): unknown =>
    JSON.parse(block.textContent),
  );
}
