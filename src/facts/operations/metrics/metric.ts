import type { Place } from '../document.js';

/** Types of metrics, those of OpenMetrics among them. `untyped` where nobody says. */
export const metricTypes = [
  'counter',
  'gauge',
  'histogram',
  'gaugehistogram',
  'summary',
  'info',
  'stateset',
  'untyped',
] as const;

export type MetricType = (typeof metricTypes)[number];

/** A metric that a service says it exposes, in a contract, or was seen to expose. */
export interface Metric {
  readonly place: Place;
  /** As queries name it, but for what a histogram and a summary add: `_bucket`, `_sum`, `_count`. */
  readonly name: string;
  readonly type: MetricType;
  readonly from: 'contract' | 'exposition';
  /** Absent where the contract names none. */
  readonly service?: string;
  /** Absent where the contract says nothing about labels. */
  readonly labels?: readonly MetricLabel[];
  /** Upper edges of a histogram in ascending order, without that of infinity; `native` where they follow the values. */
  readonly buckets?: readonly number[] | 'native';
}

export interface MetricLabel {
  readonly place: Place;
  readonly name: string;
  /**
   * What is known of its values: all of them are listed; they are the names of routes and the like, with placeholders; there is no end of
   * them; nothing; or these were seen.
   */
  readonly values: 'listed' | 'template' | 'unbounded' | 'unsaid' | 'seen';
  /** How many different ones are listed or were seen; at most as many as are counted. */
  readonly distinct: number;
  /** What values stand for somebody or something, by its sort. */
  readonly raw: readonly RawValues[];
}

/** Values of a label that there is no end of. */
export interface RawValues {
  readonly sort: RawSort;
  /** How many different values of this sort there are. */
  readonly count: number;
  /** One of them, with nothing in it that is about somebody. */
  readonly example?: string;
}

export type RawSort = 'uuid' | 'id' | 'e-mail' | 'address' | 'path with an id' | 'time';
