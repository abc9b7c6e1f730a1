import type { Check, FitnessReport, RuleId } from '../report/index.js';
import { misuse, suggest } from './misuse.js';

/**
 * The check of a rule.
 *
 * @throws {@link ArchfitError} `usage` for a rule that the run does not have or did not select: nothing was judged by it
 */
export function findCheck(report: FitnessReport, rule: RuleId, matcher: string): Check {
  // JavaScript files may pass anything.
  if (typeof (rule as unknown) !== 'string') {
    throw misuse(matcher, 'needs the id of a rule', `Write ${matcher}('topic/rule').`);
  }
  const check = report.checks.find((candidate) => candidate.rule === rule);
  if (check) return check;
  const skipped = report.notSelected.find((candidate) => candidate.rule === rule);
  if (skipped) {
    throw misuse(matcher, `asks for ${rule}, which was not selected`, skipped.hint);
  }
  const ran = report.checks.map((candidate) => candidate.rule);
  const known = [...ran, ...report.notSelected.map((candidate) => candidate.rule)];
  const list = ran.length === 0 ? 'The run has no rules.' : `Rules of the run: ${ran.join(', ')}.`;
  throw misuse(
    matcher,
    `asks for ${rule}, a rule that the run does not have`,
    suggest(rule, known, list),
  );
}
