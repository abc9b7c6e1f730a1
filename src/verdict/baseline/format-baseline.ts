import type { Finding, FitnessReport } from '../../report/index.js';
import { AcceptedFindings, type EntrySlot, groupByFingerprint } from './accepted-findings.js';
import type { AcceptedMeasure, Baseline, BaselineEntry } from './baseline.js';
import { toCalendarDate } from '../../report/calendar-date.js';
import { pairFindings } from './pair-findings.js';
import { printBaseline } from './print-baseline.js';
import { createRetention, type RetentionOptions } from './retain-entries.js';

export interface BaselineOptions extends RetentionOptions {
  /** The clock: its day, in UTC, is written down when what is accepted changes. */
  readonly now: Date;
}

/** What a new baseline changes in the one before. Everything counts findings, one each. */
export interface BaselineChange {
  /** Accepted now and not before: growth. */
  readonly added: readonly AcceptedChange[];
  /** Accepted before at a better value: growth too. */
  readonly worse: readonly MeasureChange[];
  /** Accepted before at a worse value, which is no longer accepted. */
  readonly better: readonly MeasureChange[];
  /** Accepted before and not any more: fixed, waived, forbidden, or of a rule or an environment that is gone. */
  readonly removed: readonly BaselineEntry[];
  /** Accepted before and found again. */
  readonly kept: number;
  /** Accepted before and not looked for by this run, so that they stay. */
  readonly retained: number;
  /** Found, and not accepted because the rule forbids it. */
  readonly refused: readonly Finding[];
}

export interface AcceptedChange {
  readonly entry: BaselineEntry;
  readonly finding: Finding;
}

export interface MeasureChange extends AcceptedChange {
  readonly before: BaselineEntry;
}

/**
 * Writes the baseline that accepts what a report found, and tells what that changes. The same report gives the same bytes,
 * whatever the order of its findings.
 *
 * @param previous - the baseline before, also one of another fingerprint version: what it accepts is then found by its place
 */
export function formatBaseline(
  report: FitnessReport,
  previous: Baseline | undefined,
  options: BaselineOptions,
): { readonly text: string; readonly change: BaselineChange } {
  const accepted = new AcceptedFindings(previous ?? { entries: [] }, options.knownRules ?? []);
  const found = report.checks
    .flatMap(({ findings }) => findings)
    .filter(({ state }) => state !== 'waived');
  const held = holdAgainst(
    accepted,
    found.filter(({ rule }) => !options.neverRules.has(rule)),
  );
  const isRetained = createRetention(report, options);
  const retained = held.left.filter(isRetained);
  const entries = [...held.entries, ...retained];
  return {
    text: printBaseline(report, previous, entries, toCalendarDate(options.now)),
    change: {
      added: held.added,
      worse: held.worse,
      better: held.better,
      removed: held.left.filter((entry) => !isRetained(entry)),
      kept: held.kept,
      retained: retained.length,
      refused: found.filter(({ rule }) => options.neverRules.has(rule)),
    },
  };
}

/** Tells what was accepted before from what was not. Each entry stands for one finding. */
function holdAgainst(accepted: AcceptedFindings, findings: readonly Finding[]) {
  const used = new Set<EntrySlot>();
  const entries: BaselineEntry[] = [];
  const added: AcceptedChange[] = [];
  const worse: MeasureChange[] = [];
  const better: MeasureChange[] = [];
  let kept = 0;
  for (const group of groupByFingerprint(findings)) {
    const [first] = group;
    const slots = first ? accepted.of(first).filter((slot) => !used.has(slot)) : [];
    const pairing = pairFindings(group, slots);
    for (const slot of slots) if (!pairing.left.includes(slot)) used.add(slot);
    for (const { finding, accepted: slot } of pairing.known) {
      const entry = toEntry(finding, slot.accepted);
      entries.push(entry);
      kept += 1;
      if (slot.accepted && entry.accepted?.value !== slot.accepted.value) {
        better.push({ entry, finding, before: single(slot.entry) });
      }
    }
    for (const { finding, accepted: slot } of pairing.worse) {
      const entry = toEntry(finding);
      entries.push(entry);
      worse.push({ entry, finding, before: single(slot.entry) });
    }
    for (const finding of pairing.added) {
      const entry = toEntry(finding);
      entries.push(entry);
      added.push({ entry, finding });
    }
  }
  const left = accepted.all().filter((slot) => !used.has(slot));
  return { entries, added, worse, better, kept, left: left.map(({ entry }) => single(entry)) };
}

/** @param accepted - what was accepted of it; it stays where the finding has no measure of its own */
function toEntry(
  { rule, environment, subject, path, fingerprint, measure }: Finding,
  accepted?: AcceptedMeasure,
): BaselineEntry {
  const { value, unit, better } = measure ?? accepted ?? {};
  return {
    rule,
    ...(environment !== undefined && { environment }),
    subject: subject.id,
    ...(path !== undefined && { path }),
    fingerprint,
    ...(value !== undefined &&
      unit !== undefined &&
      better && { accepted: { value, unit, better } }),
  };
}

/** One of the findings that an entry stands for. */
function single(entry: BaselineEntry): BaselineEntry {
  return { ...entry, count: 1 };
}
