export { describeUnknown, findOverrideFaults, findSettingFaults } from './check-settings.js';
export type { SettingFault } from './setting-fault.js';
export { isCodeRule } from './code-rules.js';
export { type BudgetOptions, evaluateBudget } from './budgets/evaluate-budget.js';
export { isRuleDefinition } from './code-rules/define-rule.js';
export type { RuleDefinition } from './code-rules/rule-definition.js';
export { evaluate, evaluateBy, type EvaluateOptions, type Shard } from './evaluate.js';
// gatherRules stands in gather-rules.js and is imported from there: it loads what judges.
export type { RunRules } from './gather-rules.js';
// findRenderings stands in find-renderings.js and is imported from there: most runs render nothing.
export {
  helm,
  type HelmEnvironment,
  type HelmEnvironmentOptions,
  type HelmOptions,
  type HelmSource,
  type HelmValue,
  toHelmSource,
} from './helm-source.js';
export type {
  ComparedDescriptions,
  ComparedVersions,
  DescriptionVersions,
} from './openapi/compare-descriptions.js';
// compareDescriptions itself stands in openapi/compare-descriptions.js and is imported from there: most runs compare nothing.
export {
  documents,
  type DocumentsOptions,
  type DocumentsSource,
} from './documents/documents-source.js';
export {
  audiences,
  compatibilityModes,
  events,
  type EventsOptions,
  type EventsSource,
} from './events/events-source.js';
export {
  modules,
  type ModulesOptions,
  type ModulesSource,
  type TestTreatment,
} from './modules/modules-source.js';
export { nameCode } from './modules/name-code.js';
export {
  operations,
  type OperationsOptions,
  type OperationsSource,
} from './operations/operations-source.js';
export { openapi, type OpenApiOptions, type OpenApiSource } from './openapi/openapi-source.js';
export type { Progress } from './judge-files.js';
export {
  kustomize,
  type KustomizeOptions,
  type KustomizeSource,
  toKustomizeSource,
} from './kustomize-source.js';
export { listRules } from './list-rules.js';
export { type ReadBudgets, readBudgets } from './budgets/read-budgets.js';
export type { Budgets } from '../facts/kubernetes/connections/index.js';
export { applySettings, type EffectiveRule } from './rule-plans.js';
export type { RuleOverride, RuleSetting, RuleSettings } from './rule-settings.js';
export type { RuleFilter } from './select-rules.js';
export { findSourceFaults } from './source-faults.js';
export { environmentsOf, isSplitByFile, kubernetes, type SetPer, type Source } from './source.js';
export { toolVersion } from './tool.js';
