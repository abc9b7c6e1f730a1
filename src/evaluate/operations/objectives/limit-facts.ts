/** What something says of how slow a service may be, or how much of it may fail: `input.limits`. */
export interface LimitFacts {
  readonly id: string;
  /** What says it. */
  readonly subject: string;
  readonly name: string;
  readonly from: 'objective' | 'targets' | 'alert' | 'load test';
  /** The same of all that speak of the same: service, part of it, measure and percentile. */
  readonly key: string;
  readonly service: string;
  /** `p99 of orders POST /orders`. */
  readonly about: string;
  /** Of what it is about, where the method of its requests tells. */
  readonly kind?: 'read' | 'write';
  readonly measure: 'latency' | 'errors';
  /** As a share: 0.99; of errors 1. */
  readonly percentile: number;
  /** In seconds, or as a share. */
  readonly value: number;
  /** `500ms`, `0.1 %`. */
  readonly text: string;
}
