import type { Location, WaiverRef } from '../../report/index.js';
import type { Break } from './break.js';
import type { CoverKind } from './lifecycle-policy.js';

/** Why a cover does not hold. */
export type RefusalCode =
  | 'stability-unknown'
  | 'stability-protected'
  | 'version-missing'
  | 'version-unreadable'
  | 'version-scheme-unknown'
  | 'version-unchanged'
  | 'version-backwards'
  | 'version-step-too-small'
  | 'version-still-offered'
  | 'version-not-in-path'
  | 'parallel-missing'
  | 'parallel-changed'
  | 'not-deprecated'
  | 'deprecated-with-break'
  | 'deprecation-withdrawn'
  | 'sunset-missing'
  | 'sunset-unreadable'
  | 'sunset-not-reached'
  | 'sunset-withdrawn'
  | 'sunset-before-deprecation'
  | 'deprecated-on-unreadable'
  | 'announcement-unknown'
  | 'announcement-too-short'
  | 'age-unknown'
  | 'age-too-short'
  | 'plan-missing'
  | 'plan-malformed'
  | 'plan-expired'
  | 'plan-not-due';

/** What a cover says of a break. */
export type Answer =
  | { readonly holds: true; readonly message: string; readonly location?: Location }
  | ({ readonly holds: false } & Omit<Refusal, 'kind'>);

/** Why a break is acceptable. */
export interface Cover {
  readonly kind: CoverKind;
  /** In one line for people: what was promised, and that it was kept. */
  readonly message: string;
  readonly location?: Location;
  /** Of a plan: what the finding shows as its waiver. */
  readonly waiver?: WaiverRef;
}

/** Why one kind of cover does not make a break acceptable. */
export interface Refusal {
  readonly kind: CoverKind;
  readonly code: RefusalCode;
  readonly message: string;
  /** What to do so that it would. */
  readonly hint: string;
  readonly location?: Location;
}

/** A break with the first cover that holds for it. */
export interface CoveredBreak {
  readonly break: Break;
  readonly cover?: Cover;
  /** Of every kind that was asked before, or of all where none holds. */
  readonly refusals: readonly Refusal[];
}
