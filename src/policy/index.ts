export type { PolicyFix } from './fix.js';
export { readBuiltInNotes } from './built-in-manifest.js';
export { freezeJson } from './freeze-json.js';
export { loadBuiltInPack, type PolicyPack } from './load-pack.js';
export { PackEvaluator } from './pack-evaluator.js';
export type { PackRule } from './pack-manifest.js';
export {
  isRefusedInput,
  type ObjectJudgement,
  type PolicyFailure,
  type RuleJudge,
  type SetJudgement,
  type SetRuleJudgement,
} from './rule-judge.js';
export { relatedRules } from './related-rules.js';
export { joinPacks, type RulePack, type RuleParameters } from './rule-pack.js';
export type { RequiredInput, RuleMetadata, RuleParameter } from './rule-metadata.js';
// What loads users' policies stands in user/index.js and is imported from there: most runs have none.
export type { PackDefinition, PackTransfer, PolicySource, UserPack } from './user/index.js';
export type { RuleNotes } from './rule-notes.js';
export { type NodePath, type PolicyPlace, readViolations, type Violation } from './violation.js';
