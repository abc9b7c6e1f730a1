export { type Artefacts, noArtefacts } from './artefacts.js';
export type { ObjectIdentity, OperationsDocument, Place } from './document.js';
export type {
  Dashboard,
  DashboardLink,
  Panel,
  PanelQuery,
  Variable,
} from './dashboards/dashboard.js';
export { Links, type ResolvedLink } from './links.js';
export type { Metric, MetricLabel } from './metrics/metric.js';
export { openDocuments, type WrittenDocument } from './open-documents.js';
export type { ArtefactReader } from './reader.js';
export type { Collector, Pipeline } from './tracing/collector.js';
export type { Instrumentation } from './tracing/instrumentation.js';
export type { PodTemplate, TracedContainer } from './tracing/pod-template.js';
export type { Resolved } from './tracing/resolve-env.js';
export type { TracingArtefacts } from './tracing/tracing-reader.js';
