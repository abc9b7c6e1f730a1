import { describeVerdict, judgeCompliance } from './compliance.js';
import type { ComplianceOptions } from './compliance-options.js';
import { describeExamined } from './describe-findings.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';

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
  const { checks, verdict } = judgeCompliance(received, options, 'toComply');
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
