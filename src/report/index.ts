export { ArchfitError, type ArchfitErrorCode } from './archfit-error.js';
export type {
  BudgetReport,
  BudgetVerdict,
  ReportedConflict,
  ReportedDemand,
  ReportedDependency,
  ReportedEnvironment,
  ReportedFactor,
  ReportedFormula,
  ReportedRemedy,
  ReportedRow,
  ReportedSupply,
  ReportedTopic,
  ReportedTopicGroup,
  ReportedUndecided,
  ReportedUnknownUse,
} from './budget-report.js';
export type {
  Check,
  Domain,
  Evidence,
  NotJudged,
  NotSelected,
  Outcome,
  Undecided,
} from './check.js';
export {
  type ChangedCheck,
  type ChangedFinding,
  type CheckState,
  type ComparedFindings,
  type ComparedReport,
  compareReports,
  type ReportComparison,
  type UndecidedCase,
} from './compare-reports.js';
export type { BaselineRef, WaiverState, WaiverStatus } from './exceptions.js';
export type {
  ChangeLevel,
  ChangeSide,
  CodePicture,
  ContractConsumer,
  ExhibitedChange,
  ExhibitedContract,
  ExhibitedEvent,
  ExhibitedField,
  Exhibits,
  Picture,
  PictureEdge,
  PictureNode,
} from './exhibits.js';
export type { KnownRule, RuleDetails } from './rule-details.js';
export type { Finding, FindingState, Measure, RuleId, Subject, WaiverRef } from './finding.js';
export type { DiffHunk, Fix, PatchOperation, TextEdit } from './fix.js';
export type {
  FitnessReport,
  InputRef,
  Note,
  PackRef,
  Target,
  ToolRef,
  Totals,
} from './fitness-report.js';
export type { Location, Region, RenderedFrom, Snippet } from './location.js';
export type {
  Operability,
  OperabilityAnswer,
  OperabilityPlace,
  OperabilityQuestion,
  OperabilityState,
  OperabilityWord,
  OperableService,
} from './operability.js';
export type { Problem, ProblemCode } from './problem.js';
export {
  compareSeverity,
  type FailOn,
  isAtOrAbove,
  severities,
  type Severity,
} from './severity.js';
// joinReports stands in join-reports.js and is imported from there: importing the package loads little.
export type { JoinOptions } from './join-reports.js';
export type { MergedFrom, MergeGrouping, ReportGroup, ReportPart } from './merged-report.js';
export type { ShardRef } from './shard.js';
export { countTotals } from './totals.js';
export { decideGate, type Gate, plural, pluralOf, type Verdict } from './verdict.js';
