import { plural, severities } from '../report/index.js';
import { describeAccepted } from './describe-accepted.js';
import { describeFindings } from './describe-findings.js';
import { closing } from './describe-verdict.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';
import { misuse } from './misuse.js';
import { receivedReport } from './received-report.js';
import { refuseUndecided } from './refuse-undecided.js';

/**
 * Passes when every finding, of whatever severity, is known to the baseline or waived.
 *
 * @throws {@link ArchfitError} `usage`, negated or not, when no new finding is there though not everything could be told, or nothing
 * was examined
 */
export function toHaveNoNewFindings(
  this: MatcherContext,
  received: unknown,
  ...given: readonly unknown[]
): MatcherResult {
  const report = receivedReport(received, 'toHaveNoNewFindings', this);
  if (given.length > 0) {
    const instead = 'Narrow the run with only and except of evaluate(), or use toComply().';
    throw misuse('toHaveNoNewFindings', 'takes no options', instead);
  }
  const { checks, problems } = report;
  const fresh = checks.flatMap((check) => check.findings).filter(({ state }) => state === 'new');
  if (fresh.length === 0) refuseUndecided(checks, problems, 'toHaveNoNewFindings');
  return {
    pass: fresh.length === 0,
    message: () => {
      const counts = severities.flatMap((severity) => {
        const count = fresh.filter((finding) => finding.severity === severity).length;
        return count === 0 ? [] : [`${count} ${severity}`];
      });
      const bySeverity = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
      return [
        hint(this, 'toHaveNoNewFindings', ''),
        '',
        `The report has ${plural(fresh.length, 'new finding')}${bySeverity}.`,
        ...describeFindings(fresh, report),
        ...closing(describeAccepted(checks, report), checks),
      ].join('\n');
    },
  };
}
