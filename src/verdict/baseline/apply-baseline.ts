import type { BaselineRef, Finding } from '../../report/index.js';
import { AcceptedFindings, type EntrySlot, groupByFingerprint } from './accepted-findings.js';
import type { Baseline } from './baseline.js';
import { findRule } from '../find-rule.js';
import type { JudgedRule, RunContext } from '../judged-rule.js';
import { pairFindings } from './pair-findings.js';
import { findStaleEntries } from './stale-entries.js';

/** What a baseline makes of findings. */
export interface AppliedBaseline {
  /** Findings that are known, or new because they became worse; the others stay as they were. */
  readonly changed: ReadonlyMap<Finding, Finding>;
  readonly stale: readonly Finding[];
  readonly ref: BaselineRef;
}

/** @param isWaived - findings that a waiver holds for: they are found, and need no acceptance */
export function applyBaseline(
  baseline: Baseline,
  judged: readonly JudgedRule[],
  context: RunContext,
  isWaived: (finding: Finding) => boolean,
): AppliedBaseline {
  const accepted = new AcceptedFindings(baseline, context.knownRules);
  const changed = new Map<Finding, Finding>();
  const found = new Set<EntrySlot>();
  for (const { rule, findings } of judged) {
    if (findRule(context.knownRules, rule.id)?.baseline === 'never') continue;
    for (const group of groupByFingerprint(findings)) {
      const [first] = group;
      const slots = first ? accepted.of(first).filter((slot) => !found.has(slot)) : [];
      if (slots.length === 0) continue;
      const { known, worse, left } = pairFindings(
        group.filter((finding) => !isWaived(finding)),
        slots,
      );
      for (const pair of known) changed.set(pair.finding, markKnown(pair));
      for (const pair of worse) changed.set(pair.finding, markWorse(pair));
      const missing = new Set(left.slice(group.filter(isWaived).length));
      // What became worse is a copy of its slot, so that the slots are told by what is left.
      for (const slot of slots) if (!missing.has(slot)) found.add(slot);
    }
  }
  const slots = accepted.all();
  const { findings: stale, fixed } = findStaleEntries(
    baseline,
    slots.filter((slot) => !found.has(slot)),
    judged,
    context,
  );
  const { uri, digest } = baseline;
  return { changed, stale, ref: { uri, digest, entries: slots.length, fixed } };
}

function markKnown({ finding, accepted }: { finding: Finding; accepted: EntrySlot }): Finding {
  const { measure } = finding;
  return {
    ...finding,
    state: 'known',
    ...(measure &&
      accepted.accepted && { measure: { ...measure, accepted: accepted.accepted.value } }),
  };
}

/** It stays new, and says what was accepted of it. */
function markWorse({ finding, accepted }: { finding: Finding; accepted: EntrySlot }): Finding {
  const { measure } = finding;
  return measure && accepted.accepted
    ? { ...finding, measure: { ...measure, accepted: accepted.accepted.value } }
    : finding;
}
