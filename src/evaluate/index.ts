export { findOverrideFaults, findSettingFaults, type SettingFault } from './check-settings.js';
export { evaluate, type EvaluateOptions } from './evaluate.js';
export type { Progress } from './judge-files.js';
export { listRules } from './list-rules.js';
export { applySettings, type EffectiveRule } from './rule-plans.js';
export type { RuleOverride, RuleSetting, RuleSettings } from './rule-settings.js';
export type { RuleFilter } from './select-rules.js';
export { kubernetes, type SetPer, type Source } from './source.js';
export { toolVersion } from './tool.js';
