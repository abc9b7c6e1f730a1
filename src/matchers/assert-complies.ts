import type { FitnessReport } from '../report/index.js';
import { judgeCompliance } from './compliance.js';
import type { ComplianceOptions } from './compliance-options.js';
import { describeVerdict } from './describe-verdict.js';

/**
 * Asserts that the gate over the report is open, for `node:test` and every other runner that has no `expect`.
 *
 * @throws `AssertionError` of `node:assert` with the findings when the gate is closed: `actual` is the gate, `expected` is `open`,
 * `operator` is `assertComplies`
 * @throws {@link ArchfitError} `usage` when the gate is undecided, for anything that is no report, and for a rule that the run
 * does not have
 * @example
 * assertComplies(await evaluate([kubernetes({ manifests: 'rendered/prod' })]), { failOn: 'critical' });
 */
export function assertComplies(report: FitnessReport, options: ComplianceOptions = {}): void {
  const judged = judgeCompliance(report, options, 'assertComplies');
  if (judged.verdict.gate === 'open') return;
  // Not before it is needed, and not as an import of node:process: either opens the standard streams.
  const { AssertionError } = process.getBuiltinModule('node:assert');
  throw new AssertionError({
    message: describeVerdict(judged),
    actual: judged.verdict.gate,
    expected: 'open',
    operator: 'assertComplies',
    // The caller's line is the place of the failure.
    stackStartFn: assertComplies,
  });
}
