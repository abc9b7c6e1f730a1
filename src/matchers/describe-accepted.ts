import type { Check, FitnessReport } from '../report/index.js';
import { countWaivers } from '../report/wording/describe-exceptions.js';

/** Which findings are known or waived, and how it is with the waivers: one that has expired waives nothing. Empty where there is none. */
export function describeAccepted(
  checks: readonly Check[],
  { waivers = [] }: FitnessReport,
): readonly string[] {
  const findings = checks.flatMap((check) => check.findings);
  const parts = (['known', 'waived'] as const).flatMap((state) => {
    const count = findings.filter((finding) => finding.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  const states = waivers.length === 0 ? [] : [`waivers: ${countWaivers(waivers)}`];
  return parts.length + states.length === 0
    ? []
    : [`Accepted: ${[parts.join(', ') || 'nothing', ...states].join('; ')}`];
}
