// What a run needs only where there are waivers or a baseline is loaded from its own file: apply-exceptions.js, read-exceptions.js,
// baseline/format-baseline.js.
export type { AppliedExceptions } from './apply-exceptions.js';
export type { Baseline, BaselineEntry } from './baseline/baseline.js';
export type { BaselineChange, BaselineOptions } from './baseline/format-baseline.js';
export { type ExceptionRule, exceptionRules, isExceptionRule } from './exception-rules.js';
export { findRule, suggestRule } from './find-rule.js';
export { fingerprint, namePath } from './fingerprint.js';
export type { JudgedRule, RuleInfo, RunContext, WaiverAnnotation } from './judged-rule.js';
export type { Exceptions } from './read-exceptions.js';
export type { WaiverOptions } from './waivers/waiver-options.js';
export { suggestEnvironment } from './suggest-environment.js';
