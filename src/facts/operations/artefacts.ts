import type { Dashboard } from './dashboards/dashboard.js';
import type { Metric } from './metrics/metric.js';

/** All operational artefacts of a run, as its readers find them. Each sort of artefact has a list of its own. */
export interface Artefacts {
  readonly dashboards: Dashboard[];
  readonly metrics: Metric[];
}

export function noArtefacts(): Artefacts {
  return { dashboards: [], metrics: [] };
}
