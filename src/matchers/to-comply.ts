import { judgeCompliance } from './compliance.js';
import type { ComplianceOptions } from './compliance-options.js';
import { describeVerdict } from './describe-verdict.js';
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
  const judged = judgeCompliance(received, options, 'toComply', this);
  return {
    pass: judged.verdict.gate === 'open',
    message: () => {
      const written = Object.keys(options).length === 0 ? '' : 'options';
      return [hint(this, 'toComply', written), '', describeVerdict(judged)].join('\n');
    },
  };
}
