export { type FormattedModule, formatPolicies } from './format-policies.js';
export {
  buildOwnPolicies,
  contractModules,
  isContractPolicy,
  loadOwnPolicies,
} from './load-own-policies.js';
export { type PolicyFiles, readPolicyFiles } from './policy-files.js';
export { type ExampleResult, type JudgedExamples, runExamples } from './run-examples.js';
export {
  type PolicyCoverage,
  runPolicyTests,
  type TestedPolicies,
  type TestOptions,
} from './run-policy-tests.js';
export { type ScaffoldedFile, scaffoldPolicy, type ScaffoldRequest } from './scaffold.js';
export { type DescribedModule, describePolicies } from './describe-policies.js';
export { writeBundle } from './write-bundle.js';
export { checkFactsOfPolicies, type CheckedPolicies, checkPolicies } from './check-policies.js';
export { lintPolicies } from './lint/lint-policies.js';
export type { PolicyFault } from './policy-fault.js';
