import type { TestCaseResult } from '../../../policy/opa/index.js';

/** The names of the cases that failed, the names of those around them before each. */
export function failedCases(
  cases: readonly TestCaseResult[],
  around: readonly string[] = [],
): readonly string[] {
  return cases.flatMap(({ name, outcome, cases: inner }) => {
    if (outcome === 'pass') return [];
    const path = [...around, name];
    return inner.length > 0 ? failedCases(inner, path) : [path.join(' / ')];
  });
}
