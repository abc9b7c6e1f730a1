import type { FindingState, Gate, RuleId, Severity, Target } from '../report/index.js';

/** A report as a scorecard: which level was reached, and what leads to the next one. */
export interface Scorecard {
  readonly schemaVersion: 1;
  readonly target?: Target;
  /** ISO 8601 time of the run. */
  readonly evaluatedAt: string;
  readonly gate: Gate;
  /** The highest level that was reached; null where not even the first one was. */
  readonly level: string | null;
  /** From the lowest to the highest. */
  readonly levels: readonly LevelResult[];
  /** Absent where the highest level is reached. */
  readonly next?: NextLevel;
  /** Every rule of a level, level by level. */
  readonly rules: readonly RuleResult[];
  /** Rules that ran and belong to no level. */
  readonly unassigned: readonly RuleId[];
  /** Rules that did not run, other than those that a level names. */
  readonly notRun: number;
  /** Who has findings; empty where no finding names an owner. */
  readonly owners: readonly OwnerResult[];
}

/** What became of a level. */
export interface LevelResult {
  readonly name: string;
  /** Nothing in this level or in one before it holds back. */
  readonly isReached: boolean;
  /** Rules by what became of them. */
  readonly rules: Readonly<Record<RuleState, number>>;
}

/** The lowest level that is not reached, and nothing but what holds it back. */
export interface NextLevel {
  readonly level: string;
  readonly rules: readonly RuleResult[];
}

/**
 * What became of a rule. `failed`: it has findings that are new or that a baseline merely knows. `waived`: all its findings are waived.
 * `not-reported`: nobody can tell, since it did not run, or something stayed undecided. `error`: its policy failed.
 */
export type RuleState =
  'passed' | 'failed' | 'waived' | 'not-applicable' | 'not-reported' | 'error';

/** A rule in a level: a row for a portal. */
export interface RuleResult {
  readonly rule: RuleId;
  readonly title: string;
  readonly level: string;
  /** Null where the rule did not run. */
  readonly severity: Severity | null;
  readonly state: RuleState;
  /** Whether it keeps its level from being reached: `failed`, `not-reported` and `error` do. */
  readonly holdsBack: boolean;
  readonly findings: Readonly<Record<FindingState, number>>;
  /** What it looked at; zero of nothing where it did not run. */
  readonly examined: number;
  readonly unit: string;
  /** Why, where the state alone does not say it. */
  readonly message?: string;
  readonly remediation?: string;
  readonly docs?: string;
}

/**
 * The level that the findings of one owner leave within reach. A run does not tell what an owner has that is in order, so one without
 * findings is not listed, and a rule that could not be decided holds back all of them, unless it says whom it is about.
 */
export interface OwnerResult {
  /** Null for findings that name none. */
  readonly owner: string | null;
  readonly level: string | null;
  readonly next?: {
    readonly level: string;
    readonly rules: readonly { readonly rule: RuleId; readonly findings: number }[];
  };
  /** Findings that hold back: new and known ones of rules in a level. */
  readonly findings: number;
}
