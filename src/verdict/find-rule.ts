import type { RuleId } from '../report/index.js';
import { nearest } from '../source/index.js';

/** As much of a rule as it takes to find it. */
export interface NamedRule {
  readonly id: RuleId;
  /** Earlier ids of the rule. */
  readonly aliases: readonly RuleId[];
}

/** The rule of an id, or of an earlier one. */
export function findRule<Rule extends NamedRule>(
  rules: readonly Rule[],
  name: RuleId,
): Rule | undefined {
  return rules.find(({ id }) => id === name) ?? rules.find(({ aliases }) => aliases.includes(name));
}

/** What to do about a rule that does not exist. */
export function suggestRule(rules: readonly NamedRule[], name: RuleId): string {
  const meant = nearest(
    name,
    rules.map(({ id }) => id),
  );
  return meant === undefined ? 'archfit rules lists those that exist.' : `Did you mean ${meant}?`;
}
