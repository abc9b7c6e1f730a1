import type { Location } from './location.js';
import type { Severity } from './severity.js';

/** Stable name of a rule: `<topic>/<check>`, in kebab-case. */
export type RuleId = string;

/** What a finding is about. */
export interface Subject {
  readonly kind: string;
  /** Identity within its set, for example `apps/Deployment/shop/orders`. */
  readonly id: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly owner?: string;
}

/** One problem that a rule found. */
export interface Finding {
  /** Versioned identity made of rule, environment, subject and path; never of line, message or list index. */
  readonly fingerprint: string;
  /** Named when the run judges several sets. */
  readonly environment?: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly subject: Subject;
  readonly location?: Location;
  /** Every other place that plays a part. */
  readonly related: readonly Location[];
  /** The facts of the case, as the policy gave them. */
  readonly details: Readonly<Record<string, unknown>>;
  /** `waived`: by a waiver, or by a plan that covers a breaking change. */
  readonly state: FindingState;
  readonly waiver?: WaiverRef;
  readonly remediation?: string;
  readonly docs?: string;
}

export type FindingState = 'new' | 'known' | 'waived';

/** The waiver that a waived finding rests on. */
export interface WaiverRef {
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  /** ISO 8601 date. */
  readonly expires: string;
}
