import type { Check } from '../report/index.js';

/**
 * How many units of each name were examined: the largest number that one check examined. A report does not say which units a
 * check examined, so that the numbers of several checks cannot be added up without counting a unit twice; so many there are at least.
 */
export function countExamined(checks: readonly Check[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { evidence } of checks) {
    const { unit, examined } = evidence;
    if (examined > (counts.get(unit) ?? 0)) counts.set(unit, examined);
  }
  return counts;
}
