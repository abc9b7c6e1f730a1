/** Targets that a file gives a service, or a part of it: `input.targets`. */
export interface TargetFacts {
  readonly id: string;
  /** `orders POST /orders`. */
  readonly display: string;
  readonly service: string;
  /** What cannot be as it is written. */
  readonly faults: readonly string[];
}

/** A service that has an objective or targets, and what they limit: `input.service_targets`. */
export interface ServiceTargetFacts {
  readonly id: string;
  readonly name: string;
  /** Percentiles that have a limit: `p99`. */
  readonly latency: readonly string[];
  /** Of `throughput`, `concurrentUsers`, `dataVolume`. */
  readonly load: readonly string[];
}
