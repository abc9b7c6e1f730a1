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
