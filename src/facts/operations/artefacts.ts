import type { Routing } from './alertmanager/index.js';
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
import type { AlertRule, RecordingRule } from './rules/index.js';
import { type TracingArtefacts, noTracing } from './tracing/tracing-reader.js';

/** All operational artefacts of a run, as its readers find them. Each sort of artefact has a list of its own. */
export interface Artefacts {
  /** Of OpenSLO. */
  readonly alertConditions: NamedAlertCondition[];
  /** Of OpenSLO. */
  readonly alertPolicies: NamedAlertPolicy[];
  readonly alertRules: AlertRule[];
  readonly dashboards: Dashboard[];
  /** Of OpenSLO. */
  readonly indicators: NamedIndicator[];
  readonly metrics: Metric[];
  readonly recordingRules: RecordingRule[];
  readonly risks: Risk[];
  readonly routings: Routing[];
  readonly slos: ServiceObjective[];
  readonly targets: ServiceTargets[];
  readonly tracing: TracingArtefacts;
}

export function noArtefacts(): Artefacts {
  return {
    alertConditions: [],
    alertPolicies: [],
    alertRules: [],
    dashboards: [],
    indicators: [],
    metrics: [],
    recordingRules: [],
    risks: [],
    routings: [],
    slos: [],
    targets: [],
    tracing: noTracing(),
  };
}
