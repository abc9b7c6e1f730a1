import { type Finding, plural } from '../../report/index.js';
import type { EntrySlot } from './accepted-findings.js';
import type { Baseline, BaselineEntry } from './baseline.js';
import { findRule, suggestRule } from '../find-rule.js';
import { fingerprint } from '../fingerprint.js';
import type { JudgedRule, RuleInfo, RunContext } from '../judged-rule.js';

/**
 * Finds the entries of a baseline that accept what is not there, one finding each.
 *
 * @param left - what is accepted and was not found
 * @returns `fixed` counts what the run looked for and did not find
 */
export function findStaleEntries(
  baseline: Baseline,
  left: readonly EntrySlot[],
  judged: readonly JudgedRule[],
  context: RunContext,
): { readonly findings: readonly Finding[]; readonly fixed: number } {
  const missing = new Map<number, number>();
  for (const { index } of left) missing.set(index, (missing.get(index) ?? 0) + 1);
  const findings: Finding[] = [];
  let fixed = 0;
  for (const [index, entry] of baseline.entries.entries()) {
    const count = missing.get(index) ?? 0;
    const reason = explainStale(entry, count, judged, context);
    if (reason === undefined) continue;
    if (reason.isFixed) fixed += count;
    findings.push(describeStale(baseline, entry, index, reason, context.knownRules));
  }
  return { findings, fixed };
}

interface StaleReason {
  readonly text: string;
  readonly remediation?: string;
  /** The run looked for it and did not find it. */
  readonly isFixed: boolean;
}

function explainStale(
  entry: BaselineEntry,
  missing: number,
  judged: readonly JudgedRule[],
  { knownRules, environments, judgedEnvironments, isWhole }: RunContext,
): StaleReason | undefined {
  const known = findRule(knownRules, entry.rule);
  if (!known) {
    const text = 'and there is no such rule';
    return { text, remediation: suggestRule(knownRules, entry.rule), isFixed: false };
  }
  const result = judged.find(({ rule }) => rule.id === known.id);
  if (known.baseline === 'never') {
    return { text: 'which the rule forbids: it accepts nothing', isFixed: false };
  }
  if (!isWhole || missing === 0 || result?.isDecided !== true) return undefined;
  const { environment } = entry;
  if (environment !== undefined && !environments.includes(environment)) {
    return { text: `and there is no environment ${environment}`, isFixed: true };
  }
  if (environment !== undefined && !judgedEnvironments.includes(environment)) return undefined;
  const { count = 1 } = entry;
  const text =
    missing < count
      ? `and only ${count - missing} of them is found`
      : count === 1
        ? 'which is not found any more'
        : 'which are not found any more';
  return { text, isFixed: true };
}

function describeStale(
  { uri, locate }: Baseline,
  entry: BaselineEntry,
  index: number,
  { text, remediation }: StaleReason,
  rules: readonly RuleInfo[],
): Finding {
  const { rule: accepted, environment, subject, path, count = 1 } = entry;
  const rule = findRule(rules, 'baseline/stale');
  const place = `${subject}${path === undefined ? '' : ` at ${path}`}${
    environment === undefined ? '' : ` in ${environment}`
  }`;
  const what = count === 1 ? 'a finding' : plural(count, 'finding');
  return {
    fingerprint: fingerprint({
      rule: 'baseline/stale',
      environment,
      subject,
      path: [accepted, entry.fingerprint],
      object: null,
    }),
    ...(environment === undefined ? {} : { environment }),
    rule: 'baseline/stale',
    severity: rule?.severity ?? 'low',
    message: `${uri} accepts ${what} of ${accepted} about ${place}, ${text}`,
    subject: { kind: 'AcceptedFinding', id: entry.fingerprint, name: subject },
    location: locate(index),
    related: [],
    details: { ...entry },
    state: 'new',
    ...(rule && { remediation: remediation ?? rule.remediation, docs: rule.docs }),
  };
}
