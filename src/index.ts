export { evaluate, type EvaluateOptions } from './evaluate/index.js';
export {
  kubernetes,
  type KubernetesOptions,
  type KubernetesSource,
  type SetPer,
  type Source,
} from './evaluate/index.js';
export { parseQuantity, type Quantity } from './facts/kubernetes/index.js';
export * from './report/index.js';
