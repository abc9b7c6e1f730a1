import {
  type Check,
  decideGate,
  type FitnessReport,
  isAtOrAbove,
  type Problem,
  type Verdict,
} from '../report/index.js';
import {
  checkOptions,
  type ComplianceOptions,
  levelOf,
  selectChecks,
} from './compliance-options.js';
import type { MatcherContext } from './matcher.js';
import { misuse } from './misuse.js';
import { receivedReport } from './received-report.js';

/** The gate over the part of a report that an expectation looks at; never undecided. */
export interface Compliance {
  readonly report: FitnessReport;
  readonly checks: readonly Check[];
  readonly verdict: Verdict;
}

/**
 * Decides the gate over what was received.
 *
 * @param matcher - who asks, for messages
 * @param context - what the test runner prints values with, where there is one
 * @throws {@link ArchfitError} `usage` when the gate is undecided, for anything that is no report, and for a rule that the run
 * does not have
 */
export function judgeCompliance(
  received: unknown,
  options: ComplianceOptions,
  matcher: string,
  context?: MatcherContext,
): Compliance {
  const report = receivedReport(received, matcher, context);
  checkOptions(options, matcher);
  const checks = selectChecks(report, options, matcher);
  const verdict = decideGate(checks, report.problems, levelOf(report, options, matcher));
  if (verdict.gate === 'undecided') {
    const reasons = verdict.reasons.join('; ');
    throw misuse(matcher, `cannot decide: ${reasons}`, remedy(verdict, checks, report.problems));
  }
  return { report, checks, verdict };
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
