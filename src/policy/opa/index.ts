export { type CallOptions, Opa, type OpaOptions, type OpaVersion } from './client.js';
export type {
  BundleManifest,
  Capabilities,
  CheckRequest,
  CompileRequest,
  CompileResult,
  Modules,
  RegoVersion,
  RegoVersions,
} from './compilation.js';
export type { EvaluateRequest, EvaluateResult, QueryResult } from './evaluation.js';
export type {
  Annotation,
  BuiltinCall,
  ImportView,
  InspectResult,
  ModuleView,
  Reference,
  RuleView,
} from './inspection.js';
export { describeOpaErrors, type OpaError, OpaFailure, type OpaLocation } from './opa-error.js';
export type { OpaType, TypesRequest } from './rule-types.js';
export type {
  Coverage,
  CoverageRange,
  FileCoverage,
  TestCaseResult,
  TestRequest,
  TestResult,
  TestRun,
} from './policy-tests.js';
