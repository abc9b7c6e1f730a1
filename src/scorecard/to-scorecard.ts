import { ArchfitError, type FitnessReport } from '../report/index.js';
import { assignRules } from './assign-rules.js';
import { climb } from './climb.js';
import { type Level, levelsBySeverity } from './level.js';
import { listOwners } from './owner-results.js';
import type { LevelResult, RuleResult, Scorecard } from './scorecard.js';

/** How a scorecard is made. */
export interface ScorecardOptions {
  /** From the lowest to the highest. Default: five levels by severity, critical rules for the second, low ones for the fifth. */
  readonly levels?: readonly Level[];
}

/**
 * Makes a scorecard of a report. Levels are cumulative: one is reached with all rules of its own and of those below it. What does not
 * apply and what is waived holds nothing back; what nobody can tell does, and so does what a baseline merely knows. Pure.
 *
 * @throws {@link ArchfitError} `usage` for levels that cannot stand: none at all, two of one name, a rule in two of them
 */
export function toScorecard(
  report: FitnessReport,
  { levels: given }: ScorecardOptions = {},
): Scorecard {
  const { checks, notSelected, target, evaluatedAt, verdict } = report;
  const levels = given ?? levelsBySeverity(checks);
  const names = levels.map(({ name }) => name);
  refuseUnusable(names);
  const { rules, unassigned } = assignRules(report, levels);
  const heldBack = new Set(rules.flatMap((row) => (row.holdsBack ? [row.level] : [])));
  // A run without a check says nothing, not even that a level without rules is reached.
  const { level, next } = climb(names, (name) => checks.length === 0 || heldBack.has(name));
  const reached = level === null ? [] : names.slice(0, names.indexOf(level) + 1);
  const named = new Set(rules.map(({ rule }) => rule));
  return {
    schemaVersion: 1,
    ...(target && { target }),
    evaluatedAt,
    gate: verdict.gate,
    level,
    levels: names.map((name) => resultOf(name, rules, reached)),
    ...(next !== undefined && {
      next: { level: next, rules: rules.filter((row) => row.holdsBack && row.level === next) },
    }),
    rules,
    unassigned,
    notRun: notSelected.filter(({ rule }) => !named.has(rule)).length,
    owners: listOwners(checks, rules, names),
  };
}

function refuseUnusable(names: readonly string[]): void {
  if (names.length === 0) {
    throw new ArchfitError('usage', 'there is no level', 'Name one, or leave levels out.');
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new ArchfitError('usage', `two levels are called ${twice}`, 'Give each its own name.');
}

function resultOf(
  name: string,
  rules: readonly RuleResult[],
  reached: readonly string[],
): LevelResult {
  const counts = {
    ...{ passed: 0, failed: 0, waived: 0 },
    ...{ 'not-applicable': 0, 'not-reported': 0, error: 0 },
  };
  for (const row of rules) if (row.level === name) counts[row.state] += 1;
  return { name, isReached: reached.includes(name), rules: counts };
}
