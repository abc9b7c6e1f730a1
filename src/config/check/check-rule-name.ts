import type { SettingFault } from '../../evaluate/index.js';
import { findRule, suggestRule } from '../../verdict/index.js';
import type { RuleInfo } from '../../verdict/index.js';

/** Finds that a rule does not exist. */
export function checkRuleName(rules: readonly RuleInfo[], name: string): readonly SettingFault[] {
  if (findRule(rules, name) !== undefined) return [];
  return [{ path: [], message: `there is no rule ${name}`, hint: suggestRule(rules, name) }];
}
