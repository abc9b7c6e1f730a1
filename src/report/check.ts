import type { Finding, RuleId, Subject } from './finding.js';
import type { Location } from './location.js';
import type { Severity } from './severity.js';

/** The kind of artefact that a rule judges; `documents`: YAML and JSON of any other kind; `gate` is what the gate itself rests on: waivers and the baseline. */
export type Domain =
  'kubernetes' | 'openapi' | 'events' | 'modules' | 'documents' | 'operations' | 'gate';

/**
 * What a check came to, in the order in which it is decided: a policy that threw is an `error` whatever it found;
 * nothing passes that examined nothing.
 */
export type Outcome = 'error' | 'fail' | 'not-evaluated' | 'not-applicable' | 'pass';

/** One rule applied in one run. */
export interface Check {
  readonly rule: RuleId;
  readonly title: string;
  readonly domain: Domain;
  readonly severity: Severity;
  readonly outcome: Outcome;
  /** Says why, where the outcome alone does not: "no workload is labelled criticality". */
  readonly message?: string;
  readonly evidence: Evidence;
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly rationale?: string;
  readonly remediation?: string;
  readonly docs?: string;
}

/** What the rule looked at: 12 of the unit `workload`. Zero is never a pass. */
export interface Evidence {
  readonly unit: string;
  readonly examined: number;
  /** Units beside those examined that the rule knows nothing of; a pass says nothing about them. */
  readonly notJudged?: readonly NotJudged[];
}

/** Units of one sort that a rule could not judge. */
export interface NotJudged {
  /** `ServiceMonitor (monitoring.coreos.com/v1)` */
  readonly what: string;
  readonly count: number;
  /** "no CustomResourceDefinition of it is in the input" */
  readonly reason: string;
}

/** Something the rule could not tell: "the pool size of payments is not declared". */
export interface Undecided {
  readonly message: string;
  readonly environment?: string;
  /** Named where the report is of several repositories. */
  readonly service?: string;
  readonly subject?: Subject;
  readonly location?: Location;
  readonly hint?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A rule that exists and did not run. It does not move the gate. */
export interface NotSelected {
  readonly rule: RuleId;
  readonly title: string;
  /**
   * `off`: switched off by a person; `not-asked`: the run is limited to other rules; `input-missing`: an optional input is not
   * configured.
   */
  readonly reason: 'off' | 'not-asked' | 'input-missing';
  /** The input that is missing. */
  readonly missing?: string;
  readonly hint: string;
}
