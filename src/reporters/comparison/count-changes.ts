import type { ChangedCheck, ChangedFinding, ReportComparison } from '../../report/index.js';

/** All findings of two runs in one line: `2 new, 1 fixed, 30 still there (1 changed), 1 unclear`. */
export function countChanges({ findings }: ReportComparison): string {
  const changed = findings.changed.length > 0 ? ` (${findings.changed.length} changed)` : '';
  const unclear = findings.unclear.length > 0 ? [`${findings.unclear.length} unclear`] : [];
  return [
    `${findings.new.length} new`,
    `${findings.fixed.length} fixed`,
    `${findings.known.length} still there${changed}`,
    ...unclear,
  ].join(', ');
}

/** What became of a rule: `pass → fail`, `came: pass`, `went`. */
export function describeChange({ before, after }: ChangedCheck): string {
  if (after === undefined) return 'did not run any more';
  if (before === undefined) return `ran for the first time: ${after.outcome}`;
  const outcome = changeOf(before.outcome, after.outcome);
  const severity = changeOf(before.severity, after.severity);
  return [outcome, severity].filter((change) => change !== '').join(', ');
}

/** `high → low`; empty where nothing changed. */
export function changeOf(before: string, after: string): string {
  return before === after ? '' : `${before} → ${after}`;
}

/** What changed in a finding: `new → waived, high → low`. */
export function describeChanges({ before, after }: ChangedFinding): string {
  return [
    changeOf(before.state, after.state),
    changeOf(before.severity, after.severity),
    changeOf(String(before.measure?.value ?? 'none'), String(after.measure?.value ?? 'none')),
  ]
    .filter((change) => change !== '')
    .join(', ');
}
