import { type Check, plural } from '../report/index.js';
import { countExamined } from './count-examined.js';

/** Rules that are named each with what it examined. */
const mostNamed = 3;

/**
 * What the rules looked at, so that a reader sees what the expectation rests on; of many rules the units that they examined, as
 * `toHaveExamined` counts them.
 */
export function describeExamined(checks: readonly Check[]): string {
  if (checks.length <= mostNamed) {
    const parts = checks.map(({ rule, evidence }) => {
      return `${rule} ${plural(evidence.examined, evidence.unit)}`;
    });
    return `Examined: ${parts.join(', ')}`;
  }
  const units = [...countExamined(checks)].sort(([, left], [, right]) => right - left);
  const idle = checks.filter(({ evidence }) => evidence.examined === 0).length;
  const parts = units.map(([unit, count]) => plural(count, unit));
  const nothing = idle === 0 ? '' : `; ${plural(idle, 'rule')} examined nothing`;
  return `Examined by ${checks.length} rules: ${parts.join(', ') || 'nothing'}${nothing}`;
}
