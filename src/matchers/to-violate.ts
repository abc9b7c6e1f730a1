import { plural, type RuleId } from '../report/index.js';
import { describeAccepted } from './describe-accepted.js';
import { describeFindings } from './describe-findings.js';
import { closing } from './describe-verdict.js';
import { findCheck } from './find-check.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';
import { checkPartial, type PartialFinding } from './partial-finding.js';
import { receivedReport } from './received-report.js';
import { refuseUndecided } from './refuse-undecided.js';

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
  const report = receivedReport(received, 'toViolate', this);
  const check = findCheck(report, rule, 'toViolate');
  if (partial !== undefined) checkPartial(partial, 'toViolate');
  const matching = check.findings.filter(
    (finding) =>
      partial === undefined || this.equals(finding, partial, [this.utils.subsetEquality]),
  );
  // A policy that failed has found too little or too much.
  if (matching.length === 0 || check.outcome === 'error') {
    refuseUndecided([check], report.problems, 'toViolate');
  }
  return {
    pass: matching.length > 0,
    message: () =>
      [
        hint(this, 'toViolate', `'${rule}'${partial === undefined ? '' : ', finding'}`),
        '',
        `${rule} has ${plural(check.findings.length, 'finding')}${partial === undefined ? '' : `, ${matching.length} of them as expected`}.`,
        ...(partial === undefined ? [] : [`Expected: ${this.utils.printExpected(partial)}`]),
        ...describeFindings(matching.length > 0 ? matching : check.findings, report),
        ...closing(describeAccepted([check], report), [check]),
      ].join('\n'),
  };
}
