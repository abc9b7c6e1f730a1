import type { RuleMetadata } from '../policy/index.js';
import type { Finding, Location, RuleId, Subject } from '../report/index.js';

/** A rule as its page describes it. */
export interface RuleInfo extends RuleMetadata {
  /** Page of the rule, relative to the package. */
  readonly docs: string;
}

/** What a run learnt about one rule, before anything is accepted. */
export interface JudgedRule {
  /** With the settings of the run: its severity, and what it forbids. */
  readonly rule: RuleInfo;
  /** All in state `new`. */
  readonly findings: readonly Finding[];
  /** Units that it looked at. */
  readonly examined: number;
  /** The same by environment; what has none is under undefined. */
  readonly examinedIn: ReadonlyMap<string | undefined, number>;
  /** Nothing kept the rule from deciding: no failure, nothing undecided, no problem with the input. */
  readonly isDecided: boolean;
}

/** An annotation of an object that asks for a finding about the object to be waived: `archfit/waive.<topic>.<check>`. */
export interface WaiverAnnotation {
  /** The part of the key after `archfit/waive.`, for example `kubernetes.cpu-limit`. */
  readonly name: string;
  /** What the annotation says. */
  readonly value: string;
  readonly subject: Subject;
  readonly environment?: string;
  readonly location: Location;
  /** Another object of the same identity stands in the file, so that findings do not tell which one they are about. */
  readonly isAmbiguous?: boolean;
}

/** What the verdict has to know of a run beside its findings. */
export interface RunContext {
  /** The clock of the run. */
  readonly now: Date;
  /** Every rule that exists, selected or not: a waiver for a rule that did not run is not a waiver for a rule that is gone. */
  readonly knownRules: readonly RuleInfo[];
  /** Names of all environments that are configured, judged in this run or not. */
  readonly environments: readonly string[];
  /** Names of those that this run judged; a finding without an environment belongs to every run. */
  readonly judgedEnvironments: readonly string[];
  /**
   * Whether everything that is configured was judged. A run over a part of the input cannot tell that a waiver is unused or that
   * an entry of the baseline is fixed.
   */
  readonly isWhole: boolean;
  /** Rules for which an object may carry its own waiver are those of the options; these are the annotations that were met. */
  readonly annotations: readonly WaiverAnnotation[];
}

export type RuleFindings = ReadonlyMap<RuleId, readonly Finding[]>;
