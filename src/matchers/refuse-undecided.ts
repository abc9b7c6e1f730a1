import type { Check, Problem } from '../report/index.js';
import { visible } from '../report/wording/visible.js';
import { describePlace } from './describe-finding.js';
import { misuse } from './misuse.js';

/**
 * Throws unless everything was told: that something was found is evidence whatever else stayed open, and that nothing was found is
 * none where a rule could not tell, where input could not be read, and where nothing was examined.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function refuseUndecided(
  checks: readonly Check[],
  problems: readonly Problem[],
  matcher: string,
): void {
  const [problem] = problems;
  const doubt = checks.find(({ outcome, undecided }) => {
    return outcome === 'error' || outcome === 'not-evaluated' || undecided.length > 0;
  });
  const hint = doubt?.undecided[0]?.hint ?? problem?.hint ?? 'Give the run input to judge.';
  if (doubt !== undefined) throw misuse(matcher, reasonOf(doubt, problem), hint);
  if (problem !== undefined) {
    const place = describePlace(problem.location).map((at) => `${at}: `);
    throw misuse(matcher, `cannot decide: ${place.join('')}${visible(problem.message)}`, hint);
  }
  if (hasExamined(checks)) return;
  const [only, ...others] = checks;
  if (only !== undefined && others.length === 0) throw misuse(matcher, reasonOf(only), hint);
  throw misuse(matcher, 'cannot decide: no rule examined anything', hint);
}

/** Rules of the gate judge waivers and the baseline, which are no input; one that is asked for alone is asked for that. */
function hasExamined(checks: readonly Check[]): boolean {
  return checks.some(({ domain, evidence }) => {
    return evidence.examined > 0 && (domain !== 'gate' || checks.length === 1);
  });
}

function reasonOf({ rule, outcome, message, undecided }: Check, problem?: Problem): string {
  const reason = undecided[0]?.message ?? message ?? problem?.message ?? 'it examined nothing';
  return `cannot decide: ${rule} is ${outcome}: ${visible(reason)}`;
}
