import type { Location, RuleId } from '../../report/index.js';
import type { ShapeFault } from '../../source/check-shape.js';
import type { PathMatcher } from '../../source/index.js';

/** A dated, owned exception: findings of one rule that somebody answers for until a day. */
export interface Waiver {
  /** As it is written; an earlier id of a rule holds too. */
  readonly rule: RuleId;
  readonly covers: WaiverCover;
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
  readonly controls: readonly RuleId[];
}

/** What findings a waiver covers; everything that is given has to match. */
export interface WaiverCover {
  readonly subject?: WaiverSubject;
  /** Globs over the path of the finding's file. */
  readonly paths?: { readonly globs: readonly string[]; readonly matches: PathMatcher };
  readonly fingerprints?: readonly string[];
  /** Of an annotation: the very object that carries it. */
  readonly object?: AnnotatedObject;
}

/** At least one of them is given; texts are equal to the subject's own, not globs. */
export interface WaiverSubject {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly environment?: string;
}

export interface AnnotatedObject {
  readonly id: string;
  readonly environment?: string;
  /** Equal ids can stand in several files; an annotation speaks for its own. */
  readonly uri: string;
}

/** A waiver as it was found, sound or not. */
export interface WaiverEntry {
  readonly origin: 'file' | 'annotation';
  /** Its `riskId`, else its `ticket`, else where it stands. */
  readonly id: string;
  /** What could be read; of a waiver with faults perhaps nothing. */
  readonly known: KnownWaiver;
  /** Absent where the shape has faults. */
  readonly waiver?: Waiver;
  /** What is wrong with its shape. Paths start at the entry. */
  readonly faults: readonly ShapeFault[];
  /** Where a path below the entry stands. */
  readonly locate: (path: readonly (string | number)[]) => Location;
  /** Tells entries apart by what they name, wherever they stand. */
  readonly identity: string;
}

export interface KnownWaiver {
  readonly rule?: RuleId;
  readonly owner?: string;
  readonly reason?: string;
  readonly expires?: string;
}

/** The part of a waiver by which findings refer to it: `waivers.yaml:12`. */
export function placeOf({ uri, region }: Location): string {
  return region === undefined ? uri : `${uri}:${region.startLine}`;
}
