export { evaluate, type EvaluateOptions } from './evaluate.js';
export type { RuleFilter } from './select-rules.js';
export {
  kubernetes,
  type KubernetesOptions,
  type KubernetesSource,
  type SetPer,
  type Source,
} from './source.js';
export { toolVersion } from './tool.js';
