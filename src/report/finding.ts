import type { Fix } from './fix.js';
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
  /** Named where the report is of several repositories. */
  readonly service?: string;
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly subject: Subject;
  /** Where below the subject, list items by their names: `spec.containers[name=api].resources`. Absent for the subject itself. */
  readonly path?: string;
  readonly location?: Location;
  /** Every other place that plays a part. */
  readonly related: readonly Location[];
  /** The facts of the case, as the policy gave them. */
  readonly details: Readonly<Record<string, unknown>>;
  /** `waived`: by a waiver, by a plan that covers a breaking change, or by an exception that the policy makes: `details.cover`. */
  readonly state: FindingState;
  readonly waiver?: WaiverRef;
  readonly measure?: Measure;
  readonly remediation?: string;
  /** Changes that end it, each by itself. Absent where what to write is a decision. */
  readonly fixes?: readonly Fix[];
  readonly docs?: string;
}

/** Whether a finding counts for the gate: `known` ones are in the baseline, `waived` ones have a waiver. */
export type FindingState = 'new' | 'known' | 'waived';

/** How far a finding is from what the rule asks for, so that a baseline accepts this much and no more. */
export interface Measure {
  readonly value: number;
  /** What is counted: `replicas`, `connections`. */
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  /** What the baseline has accepted; a worse value makes the finding new. */
  readonly accepted?: number;
}

/** The waiver that a waived finding rests on. */
export interface WaiverRef {
  /** Its `riskId`, else its `ticket`, else where it stands. */
  readonly id: string;
  readonly owner: string;
  readonly reason: string;
  /** ISO 8601 date: the last day, in UTC, on which it holds. */
  readonly expires: string;
  readonly acceptedBy?: readonly string[];
  readonly riskId?: string;
  /** ISO 8601 date on which the acceptance is looked at again. */
  readonly reviewDate?: string;
  readonly ticket?: string;
  /** Rules that have to pass for it to hold. */
  readonly controls?: readonly RuleId[];
  /** Where it is written. */
  readonly location?: Location;
}
