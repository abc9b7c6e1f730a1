import type { Check, NotSelected, Outcome } from './check.js';
import type { BaselineRef, WaiverStatus } from './exceptions.js';
import type { Exhibits } from './exhibits.js';
import type { FindingState } from './finding.js';
import type { RenderedFrom } from './location.js';
import type { MergedFrom } from './merged-report.js';
import type { Problem } from './problem.js';
import type { Severity } from './severity.js';
import type { ShardRef } from './shard.js';
import type { Verdict } from './verdict.js';

/** One run: what was looked at, what every rule said of it, and whether the gate is open. */
export interface FitnessReport {
  readonly schemaVersion: 1;
  readonly tool: ToolRef;
  readonly target?: Target;
  /** The files that the settings of the run come from, the last one over the others; absent where there is no configuration. */
  readonly configuration?: readonly string[];
  readonly packs: readonly PackRef[];
  readonly inputs: readonly InputRef[];
  /** Every rule of the run, the passing ones too. */
  readonly checks: readonly Check[];
  readonly notSelected: readonly NotSelected[];
  /** Where the run was held against one. */
  readonly baseline?: BaselineRef;
  /** Every waiver with its state, where waivers are configured or stand in the input. */
  readonly waivers?: readonly WaiverStatus[];
  readonly problems: readonly Problem[];
  /** What else is worth knowing, and decides nothing: where a second opinion differs. Absent where there is nothing. */
  readonly notes?: readonly Note[];
  /** What people look at beside findings. Absent where nobody asked for it, and where there is nothing to show. */
  readonly exhibits?: Exhibits;
  /** Set where it is of several repositories. */
  readonly merged?: MergedFrom;
  /** Set where it is of a part of the run alone: its verdict is that of this part. */
  readonly shard?: ShardRef;
  readonly totals: Totals;
  readonly verdict: Verdict;
  /** ISO 8601 time, from the clock that the run was given. */
  readonly evaluatedAt: string;
  readonly durationMs: number;
}

/** Something worth knowing that decides nothing. */
export interface Note {
  /** The contract, or the source of code, that it is about. */
  readonly about: string;
  readonly message: string;
}

/** By what a report was made. */
export interface ToolRef {
  readonly name: 'archfit';
  readonly version: string;
  /** Version of OPA that compiled the policies. */
  readonly opa: string;
}

/** What the run is about, where the caller said so. */
export interface Target {
  readonly service?: string;
  readonly environment?: string;
  readonly commit?: string;
  readonly baseCommit?: string;
}

/** A set of policies compiled together. */
export interface PackRef {
  readonly name: string;
  readonly revision: string;
  /** `sha256:` and the digest of the WebAssembly module. */
  readonly digest: string;
}

/** A file or stream that was looked at. */
export interface InputRef {
  readonly uri: string;
  /** `sha256:` and the digest of the bytes. */
  readonly digest: string;
  readonly kind: 'kubernetes' | 'openapi' | 'events' | 'modules' | 'operations' | 'documents';
  /**
   * Objects found in it, lists opened; of an API description its operations, of a file of event schemas these, of code its files, of any
   * other YAML and JSON its documents.
   */
  readonly units: number;
  /** Set where it is no file, but was rendered in this run. */
  readonly rendered?: RenderedFrom;
}

/** The numbers of a report, over all its checks. */
export interface Totals {
  readonly checks: Readonly<Record<Outcome, number>>;
  readonly findings: Readonly<Record<FindingState, number>>;
  /** Of the new findings. */
  readonly severities: Readonly<Record<Severity, number>>;
  readonly undecided: number;
  readonly problems: number;
  readonly inputs: number;
  readonly units: number;
}
