export { type Artefacts, noArtefacts } from './artefacts.js';
export type { PactFile, Verification } from './contract-tests/contract-test.js';
export {
  addCounts,
  type Coverage,
  type CoverageCounts,
  type CoverageMetric,
} from './test-coverage/coverage.js';
export type { ObjectIdentity, OperationsDocument, Place } from './document.js';
export type {
  Dashboard,
  DashboardLink,
  Panel,
  PanelQuery,
  Variable,
} from './dashboards/dashboard.js';
export { Links, type ResolvedLink } from './links/index.js';
export type { Metric, MetricLabel } from './metrics/metric.js';
export { openDocuments, type WrittenDocument } from './open-documents.js';
export type { Collector, Pipeline as CollectorPipeline } from './tracing/collector.js';
export type { Instrumentation } from './tracing/instrumentation.js';
export type { PodTemplate, TracedContainer } from './tracing/pod-template.js';
export type { Resolved } from './tracing/resolve-env.js';
export type { TracingArtefacts } from './tracing/tracing-reader.js';
export { assemblePipelines } from './pipelines/assemble-pipelines.js';
export type { Job, Pipeline, Step, Weakness } from './pipelines/pipeline.js';
export { placeInTree, repositoryOf } from './pipelines/repository.js';
export type { Bridge, Flag, LegacyReach, WrittenDay } from './registries/registry.js';
export type { ArtefactReader, Following } from './reader.js';
