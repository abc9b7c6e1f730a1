import type { BaselineRef } from './exceptions.js';
import type { Target, ToolRef, Totals } from './fitness-report.js';
import type { Severity } from './severity.js';
import type { Gate, Verdict } from './verdict.js';

/** What a report of several repositories was made of. */
export interface MergedFrom {
  /** Each report by itself, by name. */
  readonly parts: readonly ReportPart[];
  /** What the groups are made by. */
  readonly by: MergeGrouping;
  /** All findings, each in one group, by name. */
  readonly groups: readonly ReportGroup[];
}

/** By whose finding it is: the service of its report, or the owner of its subject. */
export type MergeGrouping = 'service' | 'owner';

/** One of the reports. */
export interface ReportPart {
  /** Its service, else how the caller calls it. Locations in the merged report start with it. */
  readonly name: string;
  readonly target?: Target;
  readonly tool: ToolRef;
  readonly baseline?: BaselineRef;
  readonly totals: Totals;
  readonly verdict: Verdict;
  readonly evaluatedAt: string;
}

/** What was found for one service or owner. */
export interface ReportGroup {
  /** Empty where no owner is known. */
  readonly name: string;
  readonly new: number;
  readonly known: number;
  readonly waived: number;
  readonly undecided: number;
  /** Of the gravest new finding. */
  readonly worst?: Severity;
  /** By its findings and what is undecided alone. */
  readonly gate: Gate;
}
