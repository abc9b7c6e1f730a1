import {
  type Check,
  decideGate,
  isAtOrAbove,
  plural,
  type Problem,
  type Verdict,
} from '../report/index.js';
import {
  checkOptions,
  type ComplianceOptions,
  levelOf,
  selectChecks,
} from './compliance-options.js';
import { describeExamined, describeFindings } from './describe-findings.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';
import { misuse } from './misuse.js';
import { receivedReport } from './received-report.js';

/**
 * Passes when the gate over the report is open.
 *
 * @throws {@link ArchfitError} `usage` when the gate is undecided, so that a negated expectation cannot pass on a run that
 * decided nothing, and for a rule that the run does not have
 */
export function toComply(
  this: MatcherContext,
  received: unknown,
  options: ComplianceOptions = {},
): MatcherResult {
  const report = receivedReport(received, 'toComply');
  checkOptions(options, 'toComply');
  const checks = selectChecks(report, options, 'toComply');
  const verdict = decideGate(checks, report.problems, levelOf(report, options, 'toComply'));
  if (verdict.gate === 'undecided') {
    const reasons = verdict.reasons.join('; ');
    throw misuse('toComply', `cannot decide: ${reasons}`, remedy(verdict, checks, report.problems));
  }
  return {
    pass: verdict.gate === 'open',
    message: () =>
      [
        hint(this, 'toComply', Object.keys(options).length === 0 ? '' : 'options'),
        '',
        ...describeVerdict(verdict, checks),
        '',
        describeExamined(checks),
      ].join('\n'),
  };
}

/** What helps to decide, in the order of the reasons. */
function remedy(
  { failOn }: Verdict,
  checks: readonly Check[],
  problems: readonly Problem[],
): string {
  if (checks.length === 0) return 'Leave at least one rule to look at.';
  const doubts = checks
    .filter(({ severity }) => isAtOrAbove(severity, failOn))
    .flatMap(({ undecided }) => undecided);
  return (
    [...problems, ...doubts].find((cause) => cause.hint !== undefined)?.hint ??
    'Give the run what it lacks, or leave the rule out with except.'
  );
}

function describeVerdict(verdict: Verdict, checks: readonly Check[]): readonly string[] {
  const findings = checks.flatMap((check) => check.findings);
  const fresh = findings.filter(({ state }) => state === 'new');
  const blocking = fresh.filter(({ severity }) => isAtOrAbove(severity, verdict.failOn));
  const others = [
    [fresh.length - blocking.length, 'less severe'],
    [findings.filter(({ state }) => state === 'known').length, 'known'],
    [findings.filter(({ state }) => state === 'waived').length, 'waived'],
  ] as const;
  const counts = [
    plural(blocking.length, 'blocking finding'),
    ...others.flatMap(([count, name]) => (count > 0 ? [`${count} ${name}`] : [])),
  ];
  return [
    `The gate is ${verdict.gate} (fail on ${verdict.failOn}): ${counts.join(', ')}.`,
    ...verdict.reasons.map((reason) => `  ${reason}`),
    ...describeFindings(blocking),
  ];
}
