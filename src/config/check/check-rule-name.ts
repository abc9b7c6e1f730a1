import { describeUnknown, type SettingFault } from '../../evaluate/index.js';
import { findRule } from '../../verdict/index.js';
import type { RuleInfo } from '../../verdict/index.js';

/** Finds that a rule does not exist. */
export function checkRuleName(rules: readonly RuleInfo[], name: string): readonly SettingFault[] {
  if (findRule(rules, name) !== undefined) return [];
  return [{ path: [], ...describeUnknown(rules, name) }];
}
