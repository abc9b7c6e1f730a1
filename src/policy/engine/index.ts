export { type AbortKind, type AbortPlace, PolicyAbort } from './abort.js';
export {
  type BuiltinContext,
  BuiltinError,
  type HostBuiltin,
  hostBuiltins,
} from './builtins/index.js';
export type { Evaluator } from './evaluator.js';
export { createGuardedEvaluator, type GuardedEvaluatorOptions } from './guard/guarded-evaluator.js';
export { PolicyEvaluator, type PolicyEvaluatorOptions } from './policy-evaluator.js';
export type { BuiltinFailure } from './policy-host.js';
export { EncodedInput, encodeInput, encodeJsonText, InputError } from './policy-input.js';
export { UndefinedResult } from './policy-instance.js';
export { loadPolicyModule, type PolicyModule, type PolicyModuleOptions } from './policy-module.js';
