export type { PolicyFix } from './fix.js';
export { loadBuiltInPack, type PolicyPack } from './load-pack.js';
export { PackEvaluator } from './pack-evaluator.js';
export type { PackRule } from './pack-manifest.js';
export {
  isRefusedInput,
  type ObjectJudgement,
  type PolicyFailure,
  type RuleJudge,
  type SetJudgement,
} from './rule-judge.js';
export { joinPacks, type RulePack, type RuleParameters } from './rule-pack.js';
export type { RequiredInput, RuleMetadata, RuleParameter } from './rule-metadata.js';
export type { NodePath, PolicyPlace, Violation } from './violation.js';
