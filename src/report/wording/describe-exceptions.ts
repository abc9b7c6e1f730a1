import {
  type BaselineRef,
  type Finding,
  type FitnessReport,
  plural,
  type WaiverRef,
  type WaiverStatus,
} from '../index.js';

/**
 * All findings of a run in one line, against what is accepted: `4 new, 30 known, 2 fixed, 1 waived`. Without a baseline nothing
 * can be known or fixed, and without waivers nothing waived, so these parts are left out; empty where there is none of all that.
 */
export function summarizeFindings({ totals, baseline, waivers }: FitnessReport): string {
  const { findings } = totals;
  const hasBaseline = baseline !== undefined;
  const hasWaivers = waivers !== undefined && waivers.length > 0;
  const parts = [
    { count: findings.new, word: 'new', isTold: true },
    { count: findings.known, word: 'known', isTold: hasBaseline },
    { count: baseline?.fixed ?? 0, word: 'fixed', isTold: hasBaseline },
    { count: findings.waived, word: 'waived', isTold: hasWaivers },
  ];
  if (!hasBaseline && !hasWaivers && parts.every(({ count }) => count === 0)) return '';
  return parts
    .filter(({ count, isTold }) => isTold || count > 0)
    .map(({ count, word }) => `${count} ${word}`)
    .join(', ');
}

/** What a baseline accepts, and what it need not accept any more. */
export function describeBaseline({ uri, entries, fixed }: BaselineRef): string {
  const accepts = `${uri} accepts ${plural(entries, 'finding')}`;
  if (fixed === 0) return accepts;
  const share = fixed === entries ? 'all' : String(fixed);
  return `${accepts}, ${share} of them fixed: archfit baseline removes them`;
}

/** What is hidden, and how to see it; empty where nothing is. */
export function describeUnlisted({ totals }: FitnessReport): string {
  const { known } = totals.findings;
  if (known === 0) return '';
  return `${plural(known, 'known finding')} not listed: --verbose ${known === 1 ? 'shows it' : 'lists them'}`;
}

const states = ['active', 'expiring', 'expired', 'unused', 'malformed'] as const;

/** Waivers by state: `3 active, 1 expired`. */
export function countWaivers(waivers: readonly WaiverStatus[]): string {
  const counts = states
    .map((state) => ({ state, count: waivers.filter((waiver) => waiver.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state}`);
  return counts.length === 0 ? 'none' : counts.join(', ');
}

/** Who answers for a waived finding, until when and why. All of it was written by hand: escape it. */
export function describeWaiver({ id, owner, reason, expires }: WaiverRef): string {
  return `waived until ${expires} by ${owner}: ${reason} (${id})`;
}

/** How far a finding is beyond what the baseline has accepted; empty where it is new for another reason. */
export function describeWorsening({ state, measure }: Finding): string {
  if (state !== 'new' || measure?.accepted === undefined) return '';
  return `${measure.unit}: ${measure.accepted} accepted, now ${measure.value}`;
}
