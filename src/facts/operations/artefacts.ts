import type { Dashboard } from './dashboards/dashboard.js';
import type { Metric } from './metrics/metric.js';
import type {
  NamedAlertCondition,
  NamedAlertPolicy,
  NamedIndicator,
  ServiceObjective,
} from './objectives/objective.js';
import type { ServiceTargets } from './objectives/targets.js';
import type { Risk } from './risks/index.js';

/** All operational artefacts of a run, as its readers find them. Each sort of artefact has a list of its own. */
export interface Artefacts {
  /** Of OpenSLO. */
  readonly alertConditions: NamedAlertCondition[];
  /** Of OpenSLO. */
  readonly alertPolicies: NamedAlertPolicy[];
  readonly dashboards: Dashboard[];
  /** Of OpenSLO. */
  readonly indicators: NamedIndicator[];
  readonly metrics: Metric[];
  readonly risks: Risk[];
  readonly slos: ServiceObjective[];
  readonly targets: ServiceTargets[];
}

export function noArtefacts(): Artefacts {
  return {
    alertConditions: [],
    alertPolicies: [],
    dashboards: [],
    indicators: [],
    metrics: [],
    risks: [],
    slos: [],
    targets: [],
  };
}
