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
import { describeFindings } from './describe-findings.js';
import { misuse } from './misuse.js';
import { receivedReport } from './received-report.js';

/** The gate over the part of a report that an expectation looks at; never undecided. */
export interface Compliance {
  readonly checks: readonly Check[];
  readonly verdict: Verdict;
}

/**
 * Decides the gate over what was received.
 *
 * @param matcher - who asks, for messages
 * @throws {@link ArchfitError} `usage` when the gate is undecided, for anything that is no report, and for a rule that the run
 * does not have
 */
export function judgeCompliance(
  received: unknown,
  options: ComplianceOptions,
  matcher: string,
): Compliance {
  const report = receivedReport(received, matcher);
  checkOptions(options, matcher);
  const checks = selectChecks(report, options, matcher);
  const verdict = decideGate(checks, report.problems, levelOf(report, options, matcher));
  if (verdict.gate === 'undecided') {
    const reasons = verdict.reasons.join('; ');
    throw misuse(matcher, `cannot decide: ${reasons}`, remedy(verdict, checks, report.problems));
  }
  return { checks, verdict };
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

/** The verdict with its counts in the first line, its reasons, then the findings that close the gate. */
export function describeVerdict(verdict: Verdict, checks: readonly Check[]): readonly string[] {
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
