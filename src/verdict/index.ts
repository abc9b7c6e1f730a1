export {
  type AppliedExceptions,
  applyExceptions,
  type ExceptionResult,
} from './apply-exceptions.js';
export type { AcceptedMeasure, Baseline, BaselineEntry, BaselinePack } from './baseline.js';
export { type ExceptionRule, exceptionRules } from './exception-rules.js';
export {
  type AcceptedChange,
  type BaselineChange,
  type BaselineOptions,
  formatBaseline,
  type MeasureChange,
} from './format-baseline.js';
export { fingerprint, fingerprintVersion, namePath } from './fingerprint.js';
export type {
  JudgedRule,
  RuleFindings,
  RuleInfo,
  RunContext,
  WaiverAnnotation,
} from './judged-rule.js';
export {
  type Exceptions,
  type ExceptionSources,
  readBaseline,
  type ReadBaseline,
  readExceptions,
} from './read-exceptions.js';
export type { RetentionOptions } from './retain-entries.js';
export type { WaiverOptions } from './waiver-options.js';
