import { type Check, type FitnessReport, plural, pluralOf } from '../report/index.js';
import { countExamined } from './count-examined.js';
import { describeExamined } from './describe-examined.js';
import { isObject } from './is-object.js';
import { hint, type MatcherContext, type MatcherResult } from './matcher.js';
import { misuse, suggest } from './misuse.js';
import { receivedReport } from './received-report.js';
import { refuseUndecided } from './refuse-undecided.js';

/** Least numbers by the name of the unit, in the singular, as reports have it: `{ workload: 12, service: 3 }`. */
export type ExaminedUnits = Readonly<Record<string, number>>;

/**
 * Passes when enough was examined: of each unit that is named that many, or `minimum` of any one unit. Several rules examine the same
 * units, and a report does not say which; the number of a unit is therefore the largest that one rule examined, which is certain, and
 * numbers are never added up. A rule that failed or could not tell counts for nothing, and what rules of the gate examine,
 * waivers and entries of the baseline, only where it is named.
 *
 * @throws {@link ArchfitError} `usage`, negated or not, for a unit that no rule of the run examines, for a number below one, when
 * nothing was examined at all, and when too little was though not everything could be judged
 */
export function toHaveExamined(
  this: MatcherContext,
  received: unknown,
  minimum: number | ExaminedUnits,
): MatcherResult {
  const report = receivedReport(received, 'toHaveExamined', this);
  const wanted = readMinimum(minimum, report);
  const decided = report.checks.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
  const counts = countExamined(decided);
  const inputCounts = countExamined(decided.filter(({ domain }) => domain !== 'gate'));
  const reached = (unit: string | undefined) =>
    unit === undefined ? Math.max(0, ...inputCounts.values()) : (counts.get(unit) ?? 0);
  const pass = wanted.every(([unit, least]) => reached(unit) >= least);
  if (!pass) refuseUndecided(concerned(report, wanted), report.problems, 'toHaveExamined');
  return {
    pass,
    message: () =>
      [
        hint(this, 'toHaveExamined', typeof minimum === 'number' ? String(minimum) : 'units'),
        '',
        ...wanted.map(([unit, least]) => describeCount(unit, reached(unit), least)),
        '',
        describeExamined(report.checks),
      ].join('\n'),
    ...(!pass && typeof minimum !== 'number'
      ? {
          actual: Object.fromEntries(wanted.map(([unit = '']) => [unit, reached(unit)])),
          expected: minimum,
        }
      : {}),
  };
}

/** A least number, of one unit or of any. */
type Wanted = readonly [unit: string | undefined, least: number];

function readMinimum(minimum: unknown, { checks }: FitnessReport): readonly Wanted[] {
  if (typeof minimum === 'number') return [[undefined, readNumber(minimum)]];
  if (!isObject(minimum) || Array.isArray(minimum) || Object.keys(minimum).length === 0) {
    throw misuse(
      'toHaveExamined',
      'takes a number of units, or numbers by unit',
      'Write toHaveExamined(12) or toHaveExamined({ workload: 12 }).',
    );
  }
  const units = [...new Set(checks.map(({ evidence }) => evidence.unit))].sort();
  return Object.entries(minimum).map(([unit, least]) => {
    if (units.includes(unit)) return [unit, readNumber(least)];
    const list =
      units.length === 0 ? 'The run has no rules.' : `Units of the run: ${units.join(', ')}.`;
    const singular = units.find((known) => pluralOf(known) === unit);
    throw misuse(
      'toHaveExamined',
      `asks for ${unit}, a unit that no rule of the run examines`,
      singular === undefined ? suggest(unit, units, list) : `Did you mean ${singular}? ${list}`,
    );
  });
}

function readNumber(least: unknown): number {
  if (typeof least === 'number' && Number.isSafeInteger(least) && least > 0) return least;
  const instead = 'Of less than one unit there is nothing to expect.';
  throw misuse('toHaveExamined', 'takes whole numbers from one', instead);
}

/** The checks that could have examined what is missing. */
function concerned({ checks }: FitnessReport, wanted: readonly Wanted[]): readonly Check[] {
  const isNamed = ({ evidence }: Check) =>
    wanted.some(([unit]) => unit === undefined || unit === evidence.unit);
  // That something else was examined is enough to say that there is too little of this.
  return checks.filter((check) => isNamed(check) || isDecided(check));
}

function isDecided({ outcome, undecided }: Check): boolean {
  return outcome !== 'error' && outcome !== 'not-evaluated' && undecided.length === 0;
}

function describeCount(unit: string | undefined, count: number, least: number): string {
  const most = unit === undefined ? 'The most that one rule examined: ' : '';
  const found = unit === undefined ? plural(count, 'unit') : plural(count, unit);
  return `${most}${found}${unit === undefined ? '' : ' examined'}, at least ${least} expected.`;
}
