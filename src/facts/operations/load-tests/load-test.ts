import type { Place } from '../document.js';
import type { Decimal } from '../objectives/decimal.js';

/** A load test of k6, as far as it says what it holds results against. */
export interface LoadTest {
  readonly place: Place;
  /** Tag `service` of all its requests. */
  readonly service?: string;
  readonly thresholds: readonly LoadThreshold[];
}

/** `p(95)<500` of `http_req_duration`, `rate<0.01` of `http_req_failed`. */
export interface LoadThreshold {
  readonly metric: string;
  /** Those of the requests that it is about: `http_req_duration{name:checkout}`. */
  readonly tags: ReadonlyMap<string, string>;
  /** Of times the share of requests that stay below (0.95), absent of a rate. */
  readonly percentile?: Decimal;
  /** In seconds, or a share. */
  readonly limit: Decimal;
  readonly text: string;
  readonly place: Place;
}
