import type { FitnessReport } from '../../report/index.js';
import type { Baseline, BaselineEntry } from './baseline.js';
import { fingerprintVersion } from '../fingerprint.js';

/**
 * Prints a baseline: JSON with one entry a line, sorted, so that a review shows what is accepted and what no longer is.
 *
 * @param entries - one for each finding that is accepted
 * @param today - stands in the text unless it accepts what the baseline before accepted
 */
export function printBaseline(
  { tool, packs }: Pick<FitnessReport, 'tool' | 'packs'>,
  previous: Baseline | undefined,
  entries: readonly BaselineEntry[],
  today: string,
): string {
  const lines = printEntries(entries);
  const isSame = previous !== undefined && printEntries(previous.entries).join() === lines.join();
  const head = JSON.stringify({
    schemaVersion: 1,
    fingerprints: fingerprintVersion,
    tool: tool.version,
    packs: packs.map(({ name, revision }) => ({ name, revision })),
    written: isSame ? previous.written : today,
  });
  return `${head.slice(0, -1)},"findings":[\n${lines.map((line, index) => `${line}${index < lines.length - 1 ? ',' : ''}\n`).join('')}]}\n`;
}

/** Equal entries become one with a count. */
function printEntries(entries: readonly BaselineEntry[]): readonly string[] {
  const counts = new Map<string, { readonly entry: BaselineEntry; count: number }>();
  for (const { count = 1, ...entry } of entries) {
    const key = printEntry(entry, 1);
    const known = counts.get(key);
    if (known) known.count += count;
    else counts.set(key, { entry, count });
  }
  return [...counts.values()]
    .sort((left, right) => compareEntries(left.entry, right.entry))
    .map(({ entry, count }) => printEntry(entry, count));
}

function printEntry(entry: BaselineEntry, count: number): string {
  const { rule, environment, subject, path, fingerprint, accepted } = entry;
  return JSON.stringify({
    rule,
    environment,
    subject,
    path,
    fingerprint,
    count: count === 1 ? undefined : count,
    accepted: accepted && {
      value: accepted.value,
      unit: accepted.unit,
      better: accepted.better,
    },
  });
}

function compareEntries(left: BaselineEntry, right: BaselineEntry): number {
  return (
    compareTexts(left.rule, right.rule) ||
    compareTexts(left.environment, right.environment) ||
    compareTexts(left.subject, right.subject) ||
    compareTexts(left.path, right.path) ||
    compareTexts(left.fingerprint, right.fingerprint) ||
    (left.accepted?.value ?? 0) - (right.accepted?.value ?? 0)
  );
}

/** By code units, so that no locale has a say. */
function compareTexts(left = '', right = ''): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
