import { type Check, plural, type Problem, type RuleId } from '../report/index.js';
import { describeExamined, describeFindings } from './describe-findings.js';
import { findCheck } from './find-check.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';
import { misuse } from './misuse.js';
import { checkPartial, type PartialFinding } from './partial-finding.js';
import { receivedReport } from './received-report.js';

/**
 * Passes when `rule` has a finding, known and waived ones too, and one that holds `partial` where it is given.
 *
 * @throws {@link ArchfitError} `usage`, negated or not, when the rule did not run or failed, and when no finding matches though
 * it examined nothing or left something undecided: such a rule neither violates nor complies
 */
export function toViolate(
  this: MatcherContext,
  received: unknown,
  rule: RuleId,
  partial?: PartialFinding,
): MatcherResult {
  const report = receivedReport(received, 'toViolate');
  const check = findCheck(report, rule, 'toViolate');
  if (partial !== undefined) checkPartial(partial, 'toViolate');
  const matching = check.findings.filter(
    (finding) =>
      partial === undefined || this.equals(finding, partial, [this.utils.subsetEquality]),
  );
  refuseUndecided(check, matching.length > 0, report.problems);
  return {
    pass: matching.length > 0,
    message: () =>
      [
        hint(this, 'toViolate', `'${rule}'${partial === undefined ? '' : ', finding'}`),
        '',
        `${rule} has ${plural(check.findings.length, 'finding')}${partial === undefined ? '' : `, ${matching.length} of them as expected`}.`,
        ...(partial === undefined ? [] : [`Expected: ${this.utils.printExpected(partial)}`]),
        ...describeFindings(matching.length > 0 ? matching : check.findings),
        '',
        describeExamined([check]),
      ].join('\n'),
  };
}

/** A finding that is there is evidence whatever else could not be told; that none is there needs everything to be told. */
function refuseUndecided(check: Check, isFound: boolean, problems: readonly Problem[]): void {
  const { outcome, undecided, evidence } = check;
  if (outcome !== 'error') {
    if (isFound) return;
    const isDecided = outcome === 'pass' || outcome === 'fail';
    if (isDecided && evidence.examined > 0 && undecided.length === 0 && problems.length === 0)
      return;
  }
  const reason = undecided[0]?.message ?? check.message ?? problems[0]?.message;
  throw misuse(
    'toViolate',
    `cannot decide: ${check.rule} is ${outcome}: ${reason ?? 'it examined nothing'}`,
    undecided[0]?.hint ?? problems[0]?.hint ?? 'Give the run input that the rule can judge.',
  );
}
