import type { FitnessReport } from '../report/index.js';
import { describeVerdict, judgeCompliance } from './compliance.js';
import type { ComplianceOptions } from './compliance-options.js';
import { describeExamined } from './describe-findings.js';

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
  const { checks, verdict } = judgeCompliance(report, options, 'assertComplies');
  if (verdict.gate === 'open') return;
  // Not before it is needed, and not as an import of node:process: either opens the standard streams.
  const { AssertionError } = process.getBuiltinModule('node:assert');
  throw new AssertionError({
    message: [...describeVerdict(verdict, checks), '', describeExamined(checks)].join('\n'),
    actual: verdict.gate,
    expected: 'open',
    operator: 'assertComplies',
    // The caller's line is the place of the failure.
    stackStartFn: assertComplies,
  });
}
