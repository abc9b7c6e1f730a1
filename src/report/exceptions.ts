import type { RuleId } from './finding.js';
import type { Location } from './location.js';

/** The baseline that a run was held against: findings accepted as known. */
export interface BaselineRef {
  readonly uri: string;
  /** `sha256:` and the digest of the bytes. */
  readonly digest: string;
  /** Findings that it accepts. */
  readonly entries: number;
  /** Entries that this run looked for and did not find any more. */
  readonly fixed: number;
}

/** `expiring`: it holds, and not for long. `unused`: it waives nothing that was found. `malformed`: it cannot hold. */
export type WaiverState = 'active' | 'expiring' | 'expired' | 'unused' | 'malformed';

/** A waiver as a run found it. Of a malformed one only what could be read is known. */
export interface WaiverStatus {
  readonly id: string;
  readonly state: WaiverState;
  readonly rule?: RuleId;
  readonly owner?: string;
  readonly reason?: string;
  /** ISO 8601 date: the last day, in UTC, on which it holds. */
  readonly expires?: string;
  /** How many findings it waives. */
  readonly findings: number;
  readonly location: Location;
}
