import type { RuleId } from '../../report/index.js';
import { unknownDetails } from './type-of-details.js';

/** A rule as its type tells of it. */
export interface NamedRule {
  readonly id: RuleId;
  readonly title: string;
}

/**
 * Writes the interface of rules: a member each, by id, with the type of its details.
 *
 * @param details - types in TypeScript by rule id; of a rule that is not there nothing is known
 */
export function writeRuleTypes(
  rules: readonly NamedRule[],
  details: ReadonlyMap<RuleId, string>,
): string {
  const members = rules
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map(
      ({ id, title }) =>
        `  /** ${title.replaceAll('*/', '*\\/')} */\n  readonly ${JSON.stringify(id)}: ${details.get(id) ?? unknownDetails};\n`,
    );
  return `interface RuleDetails {\n${members.join('')}}\n`;
}
