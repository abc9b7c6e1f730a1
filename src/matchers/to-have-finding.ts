import { type Check, type Finding, type FitnessReport, plural } from '../report/index.js';
import { describeAccepted } from './describe-accepted.js';
import { describeFindings } from './describe-findings.js';
import { closing } from './describe-verdict.js';
import { findCheck } from './find-check.js';
import { isObject } from './is-object.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';
import { checkPartial, type PartialFindingOfAnyRule } from './partial-finding.js';
import { receivedReport } from './received-report.js';
import { refuseUndecided } from './refuse-undecided.js';

/**
 * Passes when a rule, whichever it is, has a finding that holds `partial`, known and waived ones too. Where `partial` names the rule
 * the others do not matter.
 *
 * @throws {@link ArchfitError} `usage`, negated or not, for a part that no finding can hold, for a rule that the run does not have,
 * and when no finding matches though not everything could be told, or nothing was examined
 */
export function toHaveFinding(
  this: MatcherContext,
  received: unknown,
  partial: PartialFindingOfAnyRule,
): MatcherResult {
  const report = receivedReport(received, 'toHaveFinding', this);
  checkPartial(partial, 'toHaveFinding');
  const checks = asked(report, partial);
  const findings = checks.flatMap(findingsOf);
  const matching = findings.filter((finding) =>
    this.equals(finding, partial, [this.utils.subsetEquality]),
  );
  if (matching.length === 0) refuseUndecided(checks, report.problems, 'toHaveFinding');
  return {
    pass: matching.length > 0,
    message: () =>
      [
        hint(this, 'toHaveFinding', 'finding'),
        '',
        `${matching.length} of ${plural(findings.length, 'finding')} ${matching.length === 1 ? 'is' : 'are'} as expected.`,
        `Expected: ${this.utils.printExpected(partial)}`,
        ...describeFindings(matching.length > 0 ? matching : findings, report),
        ...closing(describeAccepted(checks, report), checks),
      ].join('\n'),
  };
}

function asked(report: FitnessReport, partial: PartialFindingOfAnyRule): FitnessReport['checks'] {
  const rule: unknown = isObject(partial) && 'rule' in partial ? partial['rule'] : undefined;
  return typeof rule === 'string' ? [findCheck(report, rule, 'toHaveFinding')] : report.checks;
}

/** Those of a policy that failed are not all that it would have found, and may be none. */
function findingsOf({ outcome, findings }: Check): readonly Finding[] {
  return outcome === 'error' ? [] : findings;
}
