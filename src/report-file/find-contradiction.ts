import { type Check, countTotals, decideGate, type FitnessReport } from '../report/index.js';
import { isRecord } from '../source/is-record.js';

/** What a report says of itself and its checks do not. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint: string;
}

/** What no report says that archfit wrote: somebody changed it, or a part of it is gone. Undefined where there is nothing. */
export function findContradiction(report: FitnessReport): Contradiction | undefined {
  for (const [index, check] of report.checks.entries()) {
    const fault = findFaultOf(check, report);
    if (fault) return tell(['checks', index, ...fault.path], `${check.rule}: ${fault.message}`);
  }
  const { checks, inputs, problems, totals, verdict, shard } = report;
  const counted = countTotals(checks, inputs, problems);
  const wrong = Object.entries(counted).find(
    ([name, count]) => !isEqual(count, totals[name as keyof typeof totals]),
  );
  if (wrong) return tell(['totals', wrong[0]], `totals.${wrong[0]} is not what its checks come to`);
  const { gate } = decideGate(checks, problems, verdict.failOn);
  const isIdle = shard !== undefined && checks.length + problems.length === 0;
  if (gate === verdict.gate || (isIdle && verdict.gate === 'open')) return undefined;
  return tell(
    ['verdict', 'gate'],
    `verdict.gate is ${verdict.gate}, and by its checks it is ${gate}`,
  );
}

function tell(path: Contradiction['path'], message: string): Contradiction {
  const hint = 'The file was changed after archfit wrote it: save the report again.';
  return { path, message: `the report contradicts itself: ${message}`, hint };
}

type Fault = Pick<Contradiction, 'path' | 'message'>;

function findFaultOf(check: Check, { baseline, merged }: FitnessReport): Fault | undefined {
  const { rule, outcome, findings, evidence, undecided } = check;
  for (const [index, finding] of findings.entries()) {
    const path = ['findings', index];
    if (finding.rule !== rule) {
      return { path: [...path, 'rule'], message: 'a finding is of another rule' };
    }
    const isCovered = finding.waiver !== undefined || isRecord(finding.details['cover']);
    if (finding.state === 'waived' && !isCovered) {
      return { path: [...path, 'state'], message: 'a finding is waived by nothing' };
    }
    if (finding.state === 'known' && (baseline ?? merged) === undefined) {
      return { path: [...path, 'state'], message: 'a finding is known, and there is no baseline' };
    }
  }
  const isNew = findings.some(({ state }) => state === 'new');
  const isPossible = {
    error: true,
    fail: isNew,
    'not-evaluated': !isNew,
    'not-applicable': !isNew && undecided.length === 0 && evidence.examined === 0,
    pass: !isNew && undecided.length === 0 && evidence.examined > 0,
  }[outcome];
  return isPossible
    ? undefined
    : { path: ['outcome'], message: `its outcome cannot be ${outcome}` };
}

/** Counts, and counts by name. */
function isEqual(one: unknown, other: unknown): boolean {
  if (!isRecord(one) || !isRecord(other)) return one === other;
  return Object.entries(one).every(([name, count]) => other[name] === count);
}
