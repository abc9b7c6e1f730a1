import type { ObjectiveKind } from '../../../facts/operations/objectives/index.js';

/** A service level objective as policies read it: `input.slos`. */
export interface SloFacts {
  readonly id: string;
  readonly name: string;
  /** With its service, for messages: `orders/checkout`. */
  readonly display: string;
  readonly service?: string;
  readonly journey?: string;
  /** The part of its service that it is about, where it is not about all of it. */
  readonly operation?: string;
  readonly readModel?: string;
  readonly flow?: string;
  /** It says so, or the catalog does of its journey or service. */
  readonly isCritical: boolean;
  /** `the journey checkout is critical`. */
  readonly criticalBecause?: string;
  readonly kind: ObjectiveKind;
  /** As a share: 0.999. */
  readonly objective?: number;
  /** `99.9 %`. */
  readonly objectiveText?: string;
  readonly window?: string;
  readonly windowSeconds?: number;
  readonly threshold?: { readonly text: string; readonly seconds: number };
  /** As a share: 0.99. */
  readonly percentile?: number;
  readonly indicator?: IndicatorFacts;
  /** What cannot be as it is written. */
  readonly faults: readonly string[];
  /** How its error budget is watched; absent where it leaves none. */
  readonly burn?: BurnFacts;
  /** The most that it can promise; absent where it is not about availability, or depends on nothing. */
  readonly bounds?: { readonly direct: BoundFacts; readonly transitive: BoundFacts };
}

/** By what an objective is measured. */
export interface IndicatorFacts {
  /** As they are written. */
  readonly expressions: readonly string[];
  /** Metrics that they name; nothing is known of those of other systems than Prometheus. */
  readonly metrics: readonly string[];
  readonly selectors: readonly SloSelectorFacts[];
  /** A plugin computes it. */
  readonly isElsewhere: boolean;
  /** Name of the object that holds it, where that is not in the run. */
  readonly missing?: string;
}

export interface SloSelectorFacts {
  readonly metric?: string;
  readonly matchers: readonly {
    readonly label: string;
    readonly operator: string;
    readonly value: string;
  }[];
}

/** How the error budget of an objective is watched. */
export interface BurnFacts {
  /** `unknown`: what would tell is not in the run. */
  readonly state: 'alerted' | 'missing' | 'unknown';
  /** Why it is not known, or not alerted. */
  readonly because?: string;
  /** How an alert is computed: `14.4 x 0.001 = 0.0144`. */
  readonly example: string;
  readonly alerts: readonly BurnAlertFacts[];
}

/** An alert on the burn rate of an objective. */
export interface BurnAlertFacts {
  readonly id: string;
  readonly name: string;
  /** It looks back over a long and a short time. */
  readonly isMultiwindow: boolean;
  /** What does not belong to the objective. */
  readonly faults: readonly string[];
}

/** What an objective can be at most, by the objectives of what its service cannot answer without. */
export interface BoundFacts {
  /** In percent, with all its digits: `99.85005 %`. */
  readonly maximum: string;
  /** `99.9 % (payments) x 99.95 % (policy) = 99.85005 %`. */
  readonly arithmetic: string;
  readonly isAbove: boolean;
  /** The objectives that are multiplied. */
  readonly factors: readonly string[];
  /** Services of which no objective is known that could be multiplied, and why. */
  readonly unknown: readonly string[];
}
