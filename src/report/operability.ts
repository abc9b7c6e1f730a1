import type { FindingState, RuleId } from './finding.js';
import type { Location } from './location.js';

/**
 * How well each service of a run can be operated, as far as the rules of the run say so. It is derived from what they examined and found,
 * so that it never says anything else than the findings do.
 */
export interface Operability {
  /** What is asked of every service, in the order of its answers. */
  readonly questions: readonly OperabilityQuestion[];
  /** By name. */
  readonly services: readonly OperableService[];
  /** What rules judged and is of no service that is known, by rule. */
  readonly unmatched: readonly OperabilityWord[];
}

export interface OperabilityQuestion {
  /** Stable: `correlation-id`. */
  readonly id: string;
  /** For the head of a column: `Correlation id`. */
  readonly label: string;
  /** What yes means: `A request can be followed through the log`. */
  readonly title: string;
  readonly rules: readonly RuleId[];
}

/**
 * `yes`: something was examined, and nothing is wrong. `no`: there is a finding. `unknown`: a rule could not tell, or a part of the input
 * could not be read. `nothing`: nothing was judged, and `why` says for what reason.
 */
export type OperabilityState = 'yes' | 'no' | 'unknown' | 'nothing';

export interface OperableService {
  readonly name: string;
  /** What calls it a service: `the catalog`, `workloads`. */
  readonly namedBy: readonly string[];
  /** One for each question. */
  readonly answers: readonly OperabilityAnswer[];
}

export interface OperabilityAnswer {
  /** Id of the question. */
  readonly question: string;
  /** That of the gravest word: a `no` weighs more than an `unknown`, and that more than a `yes`. */
  readonly state: OperabilityState;
  /** Of a `no`: every finding is waived, or known by the baseline. */
  readonly accepted?: boolean;
  /** What each rule of the question says. */
  readonly rules: readonly OperabilityWord[];
}

/** What one rule says of a service. */
export interface OperabilityWord {
  readonly rule: RuleId;
  readonly state: OperabilityState;
  readonly accepted?: boolean;
  /** The message of the first finding, what could not be told, or why nothing was judged; of a `yes` what was examined. */
  readonly why: string;
  /** How many findings, doubts or subjects there are behind the state. */
  readonly count: number;
  /** The first of them. */
  readonly places: readonly OperabilityPlace[];
}

export interface OperabilityPlace {
  /** What stands there: the name of an alert, of a package. */
  readonly name: string;
  readonly environment?: string;
  /** Of a finding. */
  readonly state?: FindingState;
  readonly location?: Pick<Location, 'uri' | 'pointer' | 'region' | 'rendered'>;
}
