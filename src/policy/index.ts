export { loadBuiltInPack, type PolicyPack } from './load-pack.js';
export {
  isRefusedInput,
  type ObjectJudgement,
  PackEvaluator,
  type PolicyFailure,
  type SetJudgement,
} from './pack-evaluator.js';
export type { PackManifest, PackRule } from './pack-manifest.js';
export type { Acceptance, RuleMetadata, RuleParameter, RuleScope } from './rule-metadata.js';
export type { NodePath, PolicyPlace, Violation } from './violation.js';
