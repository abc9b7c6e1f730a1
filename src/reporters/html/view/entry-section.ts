import type { EntryState } from './entry.js';

/** A part of the list, for entries of some states. */
export interface EntrySection {
  readonly id: string;
  readonly title: string;
  readonly states: readonly EntryState[];
}

/** What a reviewer has to decide about comes first, then what nobody could decide, then what is accepted. */
export const entrySections: readonly EntrySection[] = [
  { id: 'new', title: 'New findings', states: ['new'] },
  { id: 'not-judged', title: 'Not judged', states: ['problem', 'undecided'] },
  { id: 'known', title: 'Known findings', states: ['known'] },
  { id: 'waived', title: 'Waived findings', states: ['waived'] },
];

/** The part that a state belongs to. */
export function sectionOf(state: EntryState): EntrySection | undefined {
  return entrySections.find(({ states }) => states.includes(state));
}
