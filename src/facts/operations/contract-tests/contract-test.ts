import type { Place } from '../document.js';

/** A contract between a consumer and a provider, as the consumer's tests wrote it. */
export interface PactFile {
  readonly place: Place;
  readonly consumer: string;
  readonly provider: string;
  /** Of Pact's specification, as the file says: `4.0`. */
  readonly specification?: string;
  /** Of the consumer; files of a broker say it. */
  readonly consumerVersion?: string;
  /** Requests and messages that it holds. */
  readonly interactions: number;
}

/** How the verification of a contract ended. */
export interface Verification {
  readonly place: Place;
  /** Absent where the result does not name it. */
  readonly consumer?: string;
  readonly provider?: string;
  readonly providerVersion?: string;
  readonly consumerVersion?: string;
  readonly isSuccess: boolean;
  /** As the result says it. */
  readonly verifiedAt?: string;
  /** What failed. */
  readonly failures: readonly string[];
}
