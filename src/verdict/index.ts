// What a run needs only where there are waivers or a baseline is loaded from its own file: apply-exceptions.js, read-exceptions.js,
// baseline/format-baseline.js.
export type { AppliedExceptions, ExceptionResult } from './apply-exceptions.js';
export type {
  AcceptedMeasure,
  Baseline,
  BaselineEntry,
  BaselinePack,
} from './baseline/baseline.js';
export type {
  AcceptedChange,
  BaselineChange,
  BaselineOptions,
  MeasureChange,
} from './baseline/format-baseline.js';
export type { RetentionOptions } from './baseline/retain-entries.js';
export { type ExceptionRule, exceptionRules, isExceptionRule } from './exception-rules.js';
export { fingerprint, fingerprintVersion, namePath } from './fingerprint.js';
export type {
  JudgedRule,
  RuleFindings,
  RuleInfo,
  RunContext,
  WaiverAnnotation,
} from './judged-rule.js';
export type { Exceptions, ExceptionSources, ReadBaseline } from './read-exceptions.js';
export type { WaiverOptions } from './waivers/waiver-options.js';
