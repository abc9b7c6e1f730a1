import type { Location } from '../../../report/index.js';
import type { VersionScheme } from '../lifecycle-policy.js';

/** What one version of a contract says of its version. */
export interface VersionMarks {
  /** What carries the version, for people. Default: `info.version`. */
  readonly called?: string;
  /** The version as it is written; absent where it is missing. */
  readonly version?: unknown;
  /** Templates of its paths. */
  readonly paths: readonly string[];
  /** URLs of its servers, variables replaced by their defaults; of Swagger 2.0 the `basePath`. */
  readonly servers: readonly string[];
  /** Where it stands, or would. */
  readonly location?: Location;
}

export interface ContractVersions {
  readonly base: VersionMarks;
  readonly head: VersionMarks;
}

/**
 * How the version of a contract moved. `ahead`: by as much as the scheme asks for before something may break. `unknown`: no scheme is
 * set, and the versions do not tell theirs.
 */
export type VersionOutcome =
  'ahead' | 'too-small' | 'unchanged' | 'backwards' | 'unreadable' | 'missing' | 'unknown';

export interface VersionJudgement {
  /** The scheme by which they were read; with `unknown` it is `auto`. */
  readonly scheme: VersionScheme;
  readonly outcome: VersionOutcome;
  readonly from?: string;
  readonly to?: string;
  /** In one line for people: how it moved, and what would do. */
  readonly message: string;
  /** What to do; empty where it is ahead. */
  readonly hint: string;
  /** It is wrong whether something breaks or not: it cannot be read by the scheme that was set, or went backwards. */
  readonly isFault: boolean;
  readonly location?: Location;
}
