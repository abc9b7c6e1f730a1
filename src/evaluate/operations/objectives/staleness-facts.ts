/** How the age of a read model is watched: `input.staleness`, by the id of the read model. */
export interface StalenessFacts {
  readonly id: string;
  /** `order-list of orders`. */
  readonly display: string;
  readonly maxSeconds?: number;
  /** An objective measures it, or an alert reads a metric of its age. */
  readonly isMeasured: boolean;
  /** Limits for its age. */
  readonly limits: readonly StalenessLimit[];
  /** Whether the run has alert rules, so that it is known whether there is one. */
  readonly hasRules: boolean;
  /** Alerts that read a metric of its age, and do not show in which unit. */
  readonly unclear: readonly string[];
}

export interface StalenessLimit {
  readonly subject: string;
  readonly name: string;
  readonly from: 'objective' | 'alert';
  readonly seconds: number;
}
