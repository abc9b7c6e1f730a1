import type { RuleInfo } from '../verdict/index.js';
import { type Check, type Finding, type Outcome, plural, type Problem } from '../report/index.js';
import type { RuleResult } from './rule-results.js';

/** What a check is made of. */
type CheckedResult = Omit<RuleResult, 'examinedIn' | 'notJudged'> &
  Partial<Pick<RuleResult, 'notJudged'>>;

/**
 * Turns what was learnt about a rule into its check.
 *
 * @param inputProblems - what kept a part of the input from being judged, by this rule too
 */
export function assembleCheck(
  rule: RuleInfo,
  result: CheckedResult,
  inputProblems: readonly Problem[],
): Check {
  const outcome = decideOutcome(result, inputProblems);
  const notJudged = [...(result.notJudged?.values() ?? [])].toSorted(
    (left, right) => compare(left.what, right.what) || compare(left.reason, right.reason),
  );
  const message = describeOutcome(outcome, rule, result, inputProblems);
  return {
    rule: rule.id,
    title: rule.title,
    domain: rule.domain,
    severity: rule.severity,
    outcome,
    ...(message === undefined ? {} : { message }),
    evidence: {
      unit: rule.appliesTo[0] ?? 'object',
      examined: result.examined,
      ...(notJudged.length > 0 && { notJudged }),
    },
    findings: result.findings.toSorted(compareFindings),
    undecided: result.undecided,
    rationale: rule.rationale,
    remediation: rule.remediation,
    ...(rule.docs !== '' && { docs: rule.docs }),
  };
}

/** In this order nothing passes by accident. */
function decideOutcome(result: CheckedResult, problems: readonly Problem[]): Outcome {
  if (result.failures.length > 0) return 'error';
  if (result.findings.some(({ state }) => state === 'new')) return 'fail';
  if (result.undecided.length > 0 || problems.length > 0) return 'not-evaluated';
  return result.examined === 0 ? 'not-applicable' : 'pass';
}

function describeOutcome(
  outcome: Outcome,
  rule: RuleInfo,
  result: CheckedResult,
  problems: readonly Problem[],
): string | undefined {
  switch (outcome) {
    case 'error':
      return describeFailures(result.failures);
    case 'not-evaluated':
      return (
        result.undecided[0]?.message ??
        `${plural(problems.length, 'problem')} kept part of the input from being judged`
      );
    case 'not-applicable':
      return rule.notApplicable;
    case 'fail':
    case 'pass':
      return undefined;
  }
}

function describeFailures([first, ...others]: readonly Problem[]): string | undefined {
  return others.length === 0
    ? first?.message
    : `${first?.message} (and ${others.length} more times)`;
}

/** By place, so that equal runs give equal reports. */
function compareFindings(left: Finding, right: Finding): number {
  return (
    compare(left.location?.uri ?? '', right.location?.uri ?? '') ||
    (left.location?.region?.startLine ?? 0) - (right.location?.region?.startLine ?? 0) ||
    compare(left.subject.id, right.subject.id) ||
    compare(left.message, right.message)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
