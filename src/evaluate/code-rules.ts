import type { PackRule, RuleMetadata } from '../policy/index.js';
import { schemaRule } from './schemas/schema-rule.js';

/**
 * The rules that are written in TypeScript: what they ask for is no matter of a policy, but of data that Rego would have to carry.
 * They are described, selected, set and reported as those of the pack.
 */
const codeRules: readonly PackRule[] = [schemaRule];

/** The rules of the built-in pack and those that come with it, by topic and name. */
export function addCodeRules(policies: readonly PackRule[]): readonly PackRule[] {
  return [...policies, ...codeRules].toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

/** Whether no policy judges a rule. */
export function isCodeRule({ id }: Pick<RuleMetadata, 'id'>): boolean {
  return codeRules.some((rule) => rule.id === id);
}
