import type { Check } from './check.js';
import type { InputRef, Totals } from './fitness-report.js';
import type { Problem } from './problem.js';

/** Counts what a run found. */
export function countTotals(
  checks: readonly Check[],
  inputs: readonly InputRef[],
  problems: readonly Problem[],
): Totals {
  const outcomes = { error: 0, fail: 0, 'not-evaluated': 0, 'not-applicable': 0, pass: 0 };
  const states = { new: 0, known: 0, waived: 0 };
  const severities = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  let undecided = 0;
  for (const check of checks) {
    outcomes[check.outcome] += 1;
    undecided += check.undecided.length;
    for (const finding of check.findings) {
      states[finding.state] += 1;
      if (finding.state === 'new') severities[finding.severity] += 1;
    }
  }
  return {
    checks: outcomes,
    findings: states,
    severities,
    undecided,
    problems: problems.length,
    inputs: inputs.length,
    units: inputs.reduce((sum, input) => sum + input.units, 0),
  };
}
