import {
  ArchfitError,
  type Check,
  type Finding,
  type FitnessReport,
  plural,
  type RuleId,
} from '../report/index.js';
import type { MatcherContext, MatcherResult } from './matcher.js';
import { receivedReport } from './received-report.js';

/** The part of a finding that an expectation states; every level may be left out. */
export type PartialFinding = DeepPartial<Finding>;

type DeepPartial<T> = T extends object ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> } : T;

/**
 * Passes when `rule` has a finding, one that holds `partial` where it is given.
 *
 * @throws {@link ArchfitError} `usage`, negated or not, unless the rule ran, examined something and could decide: a rule that
 * looked at nothing neither violates nor complies
 */
export function toViolate(
  this: MatcherContext,
  received: unknown,
  rule: RuleId,
  partial?: PartialFinding,
): MatcherResult {
  const check = findCheck(receivedReport(received, 'toViolate'), rule);
  const testers = [this.utils.iterableEquality, this.utils.subsetEquality];
  const matching = check.findings.filter(
    (finding) => partial === undefined || this.equals(finding, partial, testers),
  );
  if (matching.length === 0) refuseUndecided(check);
  return {
    pass: matching.length > 0,
    message: () =>
      [
        this.utils.matcherHint(
          `${this.isNot === true ? '.not' : ''}.toViolate`,
          'report',
          JSON.stringify(rule),
        ),
        '',
        ...(partial === undefined
          ? []
          : [`Expected a finding with: ${this.utils.printExpected(partial)}`]),
        `Findings of ${rule} over ${plural(check.evidence.examined, check.evidence.unit)}: ${check.findings.length}`,
        ...check.findings.map((finding) => `  ${finding.subject.id}: ${finding.message}`),
      ].join('\n'),
  };
}

function findCheck(report: FitnessReport, rule: RuleId): Check {
  const check = report.checks.find((candidate) => candidate.rule === rule);
  if (check) return check;
  const skipped = report.notSelected.find((candidate) => candidate.rule === rule);
  throw new ArchfitError(
    'usage',
    skipped ? `toViolate: ${rule} was not selected` : `toViolate: there is no rule ${rule}`,
    skipped?.hint ?? `Rules of the run: ${report.checks.map(({ rule: id }) => id).join(', ')}.`,
  );
}

function refuseUndecided(check: Check): void {
  if (check.outcome === 'pass' || (check.outcome === 'fail' && check.undecided.length === 0))
    return;
  throw new ArchfitError(
    'usage',
    `toViolate: ${check.rule} did not decide (${check.outcome}): ${check.message ?? check.undecided[0]?.message ?? 'no reason was given'}`,
    'Give the run input that the rule can judge.',
  );
}
