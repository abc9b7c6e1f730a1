export type { PolicyFix } from './fix.js';
export { loadBuiltInPack, type PolicyPack } from './load-pack.js';
export {
  isRefusedInput,
  type ObjectJudgement,
  PackEvaluator,
  type PolicyFailure,
  type SetJudgement,
} from './pack-evaluator.js';
export type { PackRule } from './pack-manifest.js';
export type { RequiredInput, RuleMetadata, RuleParameter } from './rule-metadata.js';
export type { NodePath, PolicyPlace, Violation } from './violation.js';
