import type { Finding, Measure } from '../../report/index.js';
import type { AcceptedMeasure } from './baseline.js';

/** One finding that a baseline accepts. */
export interface AcceptedFinding {
  readonly accepted?: AcceptedMeasure | undefined;
}

/** Findings of one identity, held against what was accepted of it. */
export interface Pairing<Accepted extends AcceptedFinding> {
  /** As accepted, or better. */
  readonly known: readonly Pair<Accepted>[];
  /** Accepted once, and worse by now. */
  readonly worse: readonly Pair<Accepted & { readonly accepted: AcceptedMeasure }>[];
  /** More than were accepted. */
  readonly added: readonly Finding[];
  /** Accepted, and not found. */
  readonly left: readonly Accepted[];
}

export interface Pair<Accepted> {
  readonly finding: Finding;
  readonly accepted: Accepted;
}

/**
 * Pairs findings with accepted ones so that as many as can be are known: the best finding takes the tightest acceptance that it
 * keeps to.
 */
export function pairFindings<Accepted extends AcceptedFinding>(
  findings: readonly Finding[],
  accepted: readonly Accepted[],
): Pairing<Accepted> {
  let left = accepted.toSorted(
    (one, other) => distance(one.accepted, Infinity) - distance(other.accepted, Infinity) || 0,
  );
  const take = (match: (candidate: Accepted) => boolean): Accepted | undefined => {
    const found = left.find(match);
    if (found !== undefined) left = left.filter((candidate) => candidate !== found);
    return found;
  };
  const known: Pair<Accepted>[] = [];
  const unpaired: Finding[] = [];
  const ordered = findings.toSorted(
    (one, other) => distance(one.measure, -Infinity) - distance(other.measure, -Infinity) || 0,
  );
  for (const finding of ordered) {
    const match = take((candidate) => keepsTo(finding.measure, candidate.accepted));
    if (match) known.push({ finding, accepted: match });
    else unpaired.push(finding);
  }
  const worse: Pair<Accepted & { readonly accepted: AcceptedMeasure }>[] = [];
  const added: Finding[] = [];
  for (const finding of unpaired) {
    const match = take((candidate) => isComparable(finding.measure, candidate.accepted));
    if (match?.accepted) {
      worse.push({ finding, accepted: { ...match, accepted: match.accepted } });
    } else added.push(finding);
  }
  return { known, worse, added, left };
}

/** How far a measure is from the best, for sorting within one unit. */
function distance(measure: AcceptedMeasure | undefined, absent: number): number {
  if (measure === undefined) return absent;
  return measure.better === 'lower' ? measure.value : -measure.value;
}

/** What has no measure is accepted by its identity alone; values of different units say nothing about each other. */
function keepsTo(measure: Measure | undefined, accepted: AcceptedMeasure | undefined): boolean {
  if (measure === undefined || accepted === undefined) return true;
  return isComparable(measure, accepted) && distance(measure, 0) <= distance(accepted, 0);
}

function isComparable(
  measure: Measure | undefined,
  accepted: AcceptedMeasure | undefined,
): boolean {
  if (measure === undefined || accepted === undefined) return false;
  return measure.unit === accepted.unit && measure.better === accepted.better;
}
