import type { RuleId } from '../../report/index.js';

/** What is asked of a service, and the rules that answer it. */
export interface Question {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly rules: readonly AskedRule[];
}

export interface AskedRule {
  readonly rule: RuleId;
  /** The rule is about several things that a service has, and this is the one that is asked for. */
  readonly part?: string;
}

const complete: RuleId = 'catalog/service-complete';

/** In the order in which a person goes through them: what is measured, what is written, what tells somebody, what they find then. */
export const questions: readonly Question[] = [
  {
    id: 'red-metrics',
    label: 'RED metrics',
    title: 'The rate of requests, errors and durations are measured',
    rules: asked('modules/red-metrics', 'metrics/minimum-set'),
  },
  {
    id: 'scraped',
    label: 'Scraped',
    title: 'Its metrics are scraped',
    rules: asked('kubernetes/metrics-scraped'),
  },
  {
    id: 'bounded-labels',
    label: 'Bounded labels',
    title: 'No label of its metrics is unbounded',
    rules: asked(
      'modules/unbounded-metric-label',
      'metrics/no-unbounded-label',
      'metrics/path-is-template',
    ),
  },
  {
    id: 'structured-logs',
    label: 'Structured logs',
    title: 'It writes its log as objects',
    rules: asked('logs/structured'),
  },
  {
    id: 'correlation-id',
    label: 'Correlation id',
    title: 'Lines of its log have the id of their request',
    rules: asked('modules/correlation-id', 'logs/correlation-id-required'),
  },
  {
    id: 'traces',
    label: 'Traces',
    title: 'A trace goes through it',
    rules: asked(
      'modules/trace-propagation',
      'tracing/propagation-enabled',
      'tracing/all-boundaries',
    ),
  },
  {
    id: 'alerts',
    label: 'Alerts',
    title: 'Alerts tell when it fails or is slow',
    rules: asked('alerts/error-rate', 'alerts/latency-p99', 'alerts/slo-burn-rate'),
  },
  {
    id: 'runbook',
    label: 'Runbook',
    title: 'Who is called finds what to do',
    rules: [
      ...asked('alerts/page-links-runbook', 'alerts/runbook-resolves'),
      { rule: complete, part: 'runbook' },
    ],
  },
  {
    id: 'dashboards',
    label: 'Dashboards',
    title: 'A dashboard shows how it is',
    rules: [
      ...asked('dashboards/critical-slo', 'dashboards/red-panels'),
      { rule: complete, part: 'dashboard' },
    ],
  },
  {
    id: 'objectives',
    label: 'Objectives',
    title: 'It is written down how good it has to be',
    rules: asked('slo/critical-journey', 'slo/latency-targets'),
  },
  {
    id: 'probes',
    label: 'Probes',
    title: 'It is probed, on a path that it serves',
    rules: asked('kubernetes/readiness-probe', 'kubernetes/probe-path-served'),
  },
];

const rules = new Set(questions.flatMap((question) => question.rules.map(({ rule }) => rule)));

/** Whether what a rule looks at is told of a service. */
export function isAboutOperability(rule: RuleId): boolean {
  return rules.has(rule);
}

function asked(...names: readonly RuleId[]): readonly AskedRule[] {
  return names.map((rule) => ({ rule }));
}
