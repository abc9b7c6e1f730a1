// Each name from its own file: importing the package loads nothing that a run needs.
// All names of this one: what a package adds to an interface reaches it through `export *` alone.
export type * from './report/rule-details.js';
export type {
  ChartSource,
  Config,
  ConfigContext,
  ConfigFunction,
  ConfigSource,
  CodeSource,
  DescriptionSource,
  DocumentSource,
  KustomizationSource,
  ManifestSource,
} from './config/config.js';
export { defineConfig } from './config/define-config.js';
export { defineRule } from './evaluate/code-rules/define-rule.js';
export type {
  RuleContext,
  RuleDefinition,
  RuleInput,
  RuleParameterInputs,
  RuleViolation,
  SetFindings,
  ViolationPlace,
} from './evaluate/code-rules/rule-definition.js';
export type {
  FactsKind,
  JudgedObject,
  OneByOne,
  RuleFacts,
} from './evaluate/code-rules/rule-facts.js';
export {
  documents,
  type DocumentsOptions,
  type DocumentsSource,
} from './evaluate/documents/documents-source.js';
export { connectionBudget, type KubernetesObject } from './evaluate/budgets/connection-budget.js';
export { evaluate, type EvaluateOptions, type Shard } from './evaluate/evaluate.js';
export {
  helm,
  type HelmEnvironment,
  type HelmEnvironmentOptions,
  type HelmOptions,
  type HelmSource,
  type HelmValue,
} from './evaluate/helm-source.js';
export {
  kustomize,
  type KustomizeOptions,
  type KustomizeSource,
} from './evaluate/kustomize-source.js';
export { events, type EventsOptions, type EventsSource } from './evaluate/events/events-source.js';
export {
  modules,
  type ModulesOptions,
  type ModulesSource,
  type TestTreatment,
} from './evaluate/modules/modules-source.js';
export {
  operations,
  type OperationsOptions,
  type OperationsSource,
} from './evaluate/operations/operations-source.js';
export { mergeReports, type MergeReportsOptions } from './evaluate/merge-reports.js';
export {
  openapi,
  type OpenApiOptions,
  type OpenApiSource,
} from './evaluate/openapi/openapi-source.js';
export type {
  RuleOverride,
  RuleSetting,
  RuleSettingDetail,
  RuleSettings,
} from './evaluate/rule-settings.js';
export {
  kubernetes,
  type KubernetesOptions,
  type KubernetesSource,
  type SetPer,
  type Source,
} from './evaluate/source.js';
export type {
  Catalog,
  CatalogService,
  EnvironmentCatalog,
  ServiceOverride,
  Team,
  WorkloadEntry,
} from './facts/catalog/catalog.js';
export type {
  AutoscalerConflict,
  Binding,
  BrokerBudgetEntry,
  BrokerConsumer,
  BudgetRow,
  Budgets,
  CacheBudgetEntry,
  ConnectionBudget,
  ConnectionBudgetOptions,
  Consumer,
  DatabaseBudget,
  DatabaseBudgetEntry,
  DatabaseConsumer,
  Demand,
  DependencyBudget,
  DependencyName,
  DownstreamConsumer,
  DownstreamOverrides,
  EnvironmentBudgets,
  Factor,
  Grade,
  Place,
  PoolFormula,
  RatedRow,
  Remedy,
  Supply,
  TopicBudget,
  TopicBudgetEntry,
  TopicConsumer,
  TopicGroup,
  TopicReader,
  UndecidedFactor,
  UndecidedTopic,
  Unit,
  UnknownUse,
} from './facts/kubernetes/connections/index.js';
export type { ClassifiableSchema } from './facts/classification/classify-fields.js';
export { classifyFields } from './facts/classification/classify-fields.js';
export type {
  ClassifiableField,
  ClassifiableMark,
  ClassifiableValue,
  NamedField,
} from './facts/classification/classifiable-field.js';
export type { ClassificationSettings } from './facts/classification/classification-settings.js';
export type {
  Confidence,
  Evidence as ClassificationEvidence,
  FieldClassification,
  Handling,
  SensitivityLevel,
  UnknownMark,
  Verdict as ClassificationVerdict,
} from './facts/classification/field-classification.js';
export { compareSchemas, type SchemaPair } from './facts/events/compare/compare-schemas.js';
export type {
  CanRead,
  DifferenceKind,
  SchemaComparison,
  SchemaDifference,
} from './facts/events/compare/schema-difference.js';
export type {
  EventChannel,
  EventDocument,
  EventField,
  EventFormat,
  EventPlace,
  EventSchema,
  EventSchemaSet,
  FieldDefinition,
  FieldPresence,
  FieldSection,
  FieldType,
  FieldValue,
  Mark,
  NativeSchema,
  Openness,
} from './facts/events/model/index.js';
export {
  readEventSchemas,
  type EventText,
  type ReadEventSchemasOptions,
} from './facts/events/read-event-schemas.js';
export type {
  DeclaredAs,
  ImportedName,
  ImportEdge,
  ImportKind,
  ImportReference,
  ImportTarget,
  ModuleFile,
  ModuleGraph,
  ModulePackage,
} from './facts/modules/model/index.js';
export { readModules, type ReadModulesOptions } from './facts/modules/read-modules.js';
export {
  diffOpenApi,
  type ApiChange,
  type ApiDescription,
  type ApiDiff,
  type DiffOpenApiOptions,
} from './facts/openapi/diff-openapi.js';
export type {
  ChangedElement,
  ChangeDetails,
  ChangeDirection,
  ChangeVerdict,
  DiffVerdict,
} from './facts/openapi/diff/contract-change.js';
export type { DiffProfile } from './facts/openapi/diff/diff-profile.js';
export { parseQuantity, type Quantity } from './facts/kubernetes/quantity.js';
export type {
  ContextMap,
  ContextOptions,
  Globs,
  Layer,
  LayeredArchitecture,
  LayeredOptions,
  Layering,
  LayerRole,
  OnionArchitecture,
  OnionRings,
  StereotypeDefinition,
} from './facts/modules/architecture/architecture.js';
export { contexts } from './facts/modules/architecture/contexts.js';
export { layered } from './facts/modules/architecture/layered.js';
export { onion } from './facts/modules/architecture/onion.js';
export { definePack } from './policy/user/define-pack.js';
export type { PackDefinition, PolicySource } from './policy/user/policy-source.js';
export type { ComplianceOptions } from './matchers/compliance-options.js';
export { readReport, type ReadReportOptions } from './report-file/read-report.js';
export * from './report/index.js';
export type { ReporterPlugIn as Reporter } from './reporters/plug-in.js';
export type { ReporterOptions } from './reporters/reporter.js';
export type { Level } from './scorecard/level.js';
export type {
  LevelResult,
  NextLevel,
  OwnerResult,
  RuleResult,
  RuleState,
  Scorecard,
} from './scorecard/scorecard.js';
export { type ScorecardOptions, toScorecard } from './scorecard/to-scorecard.js';
export { trend, type TrendPoint } from './scorecard/trend.js';
export type { WaiverOptions } from './verdict/waivers/waiver-options.js';
