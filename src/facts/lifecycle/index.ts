// What reads files of people (plans/read-plan.js, plans/plan-schema.js, check-lifecycle.js, lifecycle-schema.js) is imported from
// there: it loads zod, which most runs do without.
export {
  type Break,
  type Element,
  type ElementKind,
  type ElementMarks,
  type OperationName,
  toOperationName,
} from './break.js';
export type { Cover, CoveredBreak, Refusal, RefusalCode } from './cover.js';
export { coverBreaks, type CoverContext, elementsOfUnknownAge } from './cover-breaks.js';
export {
  type CoverKind,
  defaultLifecycle,
  type LifecycleKeys,
  type LifecyclePolicy,
  type LifecycleSettings,
  resolveLifecycle,
  type VersionScheme,
} from './lifecycle-policy.js';
export {
  type DeprecatedSince,
  type FindDeprecatedSince,
  findStartOfDeprecation,
  type Revision,
} from './marks/deprecated-since.js';
export { judgeMarks, type MarkFault, type MarkFaultCode } from './marks/judge-marks.js';
export { readMarks, readValueMarks } from './marks/read-marks.js';
export {
  type ComparedContract,
  type JudgedPlan,
  judgePlans,
  type PlanState,
} from './plans/judge-plans.js';
export { isAboutTopic } from './plans/match-plan.js';
export type { Plan, PlanEntry, PlanFault, PlanFaultCode, PlannedChange } from './plans/plan.js';
export { nameValue } from './plans/name-value.js';
export { writePlan } from './plans/write-plan.js';
export { printValue } from './print-value.js';
export { readDay } from './read-day.js';
export type {
  ContractVersions,
  VersionJudgement,
  VersionMarks,
  VersionOutcome,
} from './versions/contract-versions.js';
export { judgeVersion } from './versions/judge-version.js';
export type { FindParallel, ParallelOperation } from './versions/parallel.js';
