export { evaluate, type EvaluateOptions } from './evaluate/index.js';
export {
  kubernetes,
  type KubernetesOptions,
  type KubernetesSource,
  type SetPer,
  type Source,
} from './evaluate/index.js';
export { parseQuantity, type Quantity } from './facts/kubernetes/quantity.js';
export * from './report/index.js';
