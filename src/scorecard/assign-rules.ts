import { ArchfitError, type FitnessReport, type RuleId } from '../report/index.js';
import type { Level } from './level.js';
import { isRuleGlob, matchesRule } from './match-rule.js';
import { resultOfAbsent, resultOfCheck } from './rule-result.js';
import type { RuleResult } from './scorecard.js';

/**
 * The level of a rule. Its own name comes before a wildcard that it matches.
 *
 * @returns undefined where it is in none
 * @throws {@link ArchfitError} `usage` where it is in two
 */
function levelOfRule(levels: readonly Level[], rule: RuleId): string | undefined {
  for (const isGlob of [false, true]) {
    const found = levels.filter(({ rules }) =>
      rules.some((pattern) => isRuleGlob(pattern) === isGlob && matchesRule(pattern, rule)),
    );
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      throw new ArchfitError(
        'usage',
        `${rule} is in two levels, ${first.name} and ${second.name}`,
        'Leave it in the lower one: a level asks for all that those below it ask for.',
      );
    }
    if (first !== undefined) return first.name;
  }
  return undefined;
}

/** Every rule of every level, also where it did not run. A wildcard that means no rule of the run is a row of its own. */
export function assignRules(
  { checks, notSelected }: FitnessReport,
  levels: readonly Level[],
): { readonly rules: readonly RuleResult[]; readonly unassigned: readonly RuleId[] } {
  const assigned = checks.map((check) => ({ check, level: levelOfRule(levels, check.rule) }));
  const rules = levels.flatMap(({ name, rules: patterns }) => [
    ...assigned
      .filter(({ level }) => level === name)
      .map(({ check }) => resultOfCheck(check, name)),
    ...[...new Set(patterns)]
      .filter((pattern) => !checks.some(({ rule }) => matchesRule(pattern, rule)))
      .map((pattern) => {
        const absent = notSelected.find(({ rule }) => matchesRule(pattern, rule));
        return resultOfAbsent(pattern, name, absent);
      }),
  ]);
  const unassigned = assigned.filter(({ level }) => level === undefined);
  return { rules, unassigned: unassigned.map(({ check }) => check.rule) };
}
