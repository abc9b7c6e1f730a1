import type { Location, Measure, PackRef, RuleId } from '../../report/index.js';

/** A file of findings that were accepted as known on a day. */
export interface Baseline {
  readonly uri: string;
  /** `sha256:` and the digest of the bytes. */
  readonly digest: string;
  /** Version of the fingerprints in it. */
  readonly fingerprints: string;
  /** Version of the tool that wrote it. */
  readonly tool: string;
  readonly packs: readonly BaselinePack[];
  /** ISO 8601 date on which what it accepts changed last. */
  readonly written: string;
  readonly entries: readonly BaselineEntry[];
  /** Where the entry of an index stands. */
  readonly locate: (index: number) => Location;
}

export type BaselinePack = Pick<PackRef, 'name' | 'revision'>;

/** Findings of one identity that are accepted. Rule, environment and subject stand there to be read, and have to be true. */
export interface BaselineEntry {
  readonly rule: RuleId;
  readonly environment?: string;
  /** Id of the subject. */
  readonly subject: string;
  readonly path?: string;
  readonly fingerprint: string;
  /** How many of them are accepted. Default 1. */
  readonly count?: number;
  /** How far from what the rule asks for a finding may be. */
  readonly accepted?: AcceptedMeasure;
}

export type AcceptedMeasure = Pick<Measure, 'value' | 'unit' | 'better'>;
