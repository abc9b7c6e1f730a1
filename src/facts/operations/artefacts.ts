import type { Routing } from './alertmanager/index.js';
import type { PactFile, Verification } from './contract-tests/contract-test.js';
import type { Dashboard } from './dashboards/dashboard.js';
import type { LoadTest } from './load-tests/load-test.js';
import type { Logger } from './logging/logger.js';
import type { Metric } from './metrics/metric.js';
import type {
  NamedAlertCondition,
  NamedAlertPolicy,
  NamedIndicator,
  ServiceObjective,
} from './objectives/objective.js';
import type { ServiceTargets } from './objectives/targets.js';
import type { DependencyBot } from './pipelines/bots/read-bots.js';
import type { Workflow } from './pipelines/github/workflow.js';
import type { GitlabFile } from './pipelines/gitlab/gitlab-file.js';
import type { Bridge, Flag } from './registries/registry.js';
import type { Risk } from './risks/index.js';
import type { AlertRule, RecordingRule } from './rules/index.js';
import type { Coverage } from './test-coverage/coverage.js';
import { type TracingArtefacts, noTracing } from './tracing/tracing-reader.js';

/** All operational artefacts of a run, as its readers find them. Each sort of artefact has a list of its own. */
export interface Artefacts {
  /** Of OpenSLO. */
  readonly alertConditions: NamedAlertCondition[];
  /** Of OpenSLO. */
  readonly alertPolicies: NamedAlertPolicy[];
  readonly alertRules: AlertRule[];
  readonly bridges: Bridge[];
  readonly coverages: Coverage[];
  readonly dashboards: Dashboard[];
  readonly dependencyBots: DependencyBot[];
  readonly flags: Flag[];
  readonly gitlabFiles: GitlabFile[];
  /** Of OpenSLO. */
  readonly indicators: NamedIndicator[];
  readonly loadTests: LoadTest[];
  readonly loggers: Logger[];
  readonly metrics: Metric[];
  readonly pacts: PactFile[];
  readonly recordingRules: RecordingRule[];
  readonly risks: Risk[];
  readonly routings: Routing[];
  readonly slos: ServiceObjective[];
  readonly targets: ServiceTargets[];
  readonly tracing: TracingArtefacts;
  readonly verifications: Verification[];
  readonly workflows: Workflow[];
}

export function noArtefacts(): Artefacts {
  return {
    alertConditions: [],
    alertPolicies: [],
    alertRules: [],
    bridges: [],
    coverages: [],
    dashboards: [],
    dependencyBots: [],
    flags: [],
    gitlabFiles: [],
    indicators: [],
    loadTests: [],
    loggers: [],
    metrics: [],
    pacts: [],
    recordingRules: [],
    risks: [],
    routings: [],
    slos: [],
    targets: [],
    tracing: noTracing(),
    verifications: [],
    workflows: [],
  };
}
