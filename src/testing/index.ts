// `archfit/testing`: what those who write policies need in Jest, Vitest or node:test.
export {
  type EvaluateOptions,
  type LoadOptions,
  loadPolicy,
  type LoadedPolicy,
  type PolicyResult,
} from './load-policy.js';
export { type Mutation, withoutEach } from './without-each.js';
export type { PolicyPlace, Violation } from '../policy/index.js';
export type { TestedPolicies } from '../policy/authoring/index.js';
