import type { RuleId, Severity } from '../../../report/index.js';
import type { SourceLine } from '../../../report/wording/code-frame.js';
import type { ChangeLine } from '../../fix-lines.js';

/** Something that the page lists and filters: a finding by its state, or something that could not be judged. */
export interface Entry {
  readonly state: EntryState;
  /** The rule; of a problem its code. */
  readonly rule: RuleId;
  /** Absent of a problem. */
  readonly severity?: Severity;
  readonly message: string;
  /** Of a finding: what the page can be linked to it by. */
  readonly anchor?: string;
  readonly fingerprint?: string;
  readonly environment?: string;
  readonly owner?: string;
  /** `Deployment shop/orders` */
  readonly subject?: string;
  /** Where below the subject. */
  readonly path?: string;
  readonly place?: EntryPlace;
  /** Other places that play a part. */
  readonly related?: readonly string[];
  /** What else is said of it, each with a word in front: `fix`, `hint`, `baseline`, `waiver`. */
  readonly remarks?: readonly Remark[];
  readonly fixes?: readonly EntryFix[];
}

/** In the order of the page. */
export const entryStates = ['new', 'problem', 'undecided', 'known', 'waived'] as const;

export type EntryState = (typeof entryStates)[number];

export interface Remark {
  readonly key: string;
  readonly text: string;
}

export interface EntryPlace {
  /** `orders.yaml:4:3` */
  readonly text: string;
  /** What the place shows, where what it is about is absent. */
  readonly nearest?: string;
  readonly template?: string;
  readonly lines?: readonly SourceLine[];
}

export interface EntryFix {
  readonly title: string;
  readonly lines: readonly ChangeLine[];
}

/** Entries of one state and rule, with what is said of all of them. */
export interface EntryGroup {
  /** What the page can be linked to it by. */
  readonly anchor: string;
  readonly state: EntryState;
  readonly rule: RuleId;
  readonly count: number;
  readonly title?: string;
  readonly why?: string;
  readonly fix?: string;
  /** An address, or a path in the package. */
  readonly docs?: string;
}

/** The group that an entry is in. */
export function groupAnchor({ state, rule }: Pick<Entry, 'state' | 'rule'>): string {
  return `${state}:${rule}`;
}

/** What the page knows of all entries without having read them. */
export interface EntryIndex {
  readonly total: number;
  /** In the order of the page. */
  readonly groups: readonly EntryGroup[];
  readonly facets: readonly Facet[];
}

/** A property that a filter asks for, with how many entries there are of each of its values. */
export interface Facet {
  readonly property: 'state' | 'severity' | 'rule' | 'owner' | 'environment';
  readonly values: readonly (readonly [value: string, count: number])[];
}
