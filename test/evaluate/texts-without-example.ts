import type { RuleId } from '../../src/report/index.js';

/**
 * Texts of policies that no example shows: what leaves a rule undecided, of which there are no examples, and rare cases that the tests of
 * the policy alone hold (`npm run check:policies` asks that these reach every line). An example that shows one takes it from the list.
 */
export const textsWithoutExample: Readonly<Record<RuleId, readonly string[]>> = {
  'alerts/audit-oldest-event-age': [
    'whether an alert tells how old the oldest event is that is not in the audit trail yet cannot be read: %s',
  ],
  'alerts/db-saturation': [
    'whether an alert tells when a database of %s has no more connections to give cannot be read: %s',
  ],
  'alerts/error-rate': [
    'which share of the requests of %s may fail cannot be read from its alerts: %s',
  ],
  'alerts/latency-p99': [
    'how long p99 of the requests of %s may take cannot be read from its alerts: %s',
  ],
  'alerts/owner-routed': ['a template names who answers for the alert %s'],
  'alerts/page-links-runbook': [
    'the alert %s links no runbook, and nobody can say whether it pages a person: %s',
  ],
  'alerts/projection-lag': [
    'whether an alert tells how far the projections of %s are behind cannot be read: %s',
  ],
  'alerts/risk-detective-control': [
    'the alert %s is to detect the risk %s, and the run has no alert rules',
  ],
  'alerts/runbook-resolves': [
    'the runbook of %s is known only when the alert fires: %s',
    'runbooks of alerts are on %s, which is not asked: %d of %d',
  ],
  'audit/retention-defined': ['gives %s as %s, which is no time', 'is kept for ever (%s %s)'],
  'budget/hpa-dependency-budget': [
    '%s multiplies what %s asks of a database, and which one is not known: %s',
  ],
  'budget/per-service-cap': ['container %s of %s may have a larger pool for %s than %d: %s'],
  'budget/pool-formula-conflict': [
    'whether pools of the recommended size for %s fit %s is not known: %s',
  ],
  'budget/pool-size-declared': ['%s may declare a pool for %s in its code: %s'],
  'budget/pool-size-formula': [
    'the pool of %s for %s cannot be compared with what is recommended: %s',
  ],
  'budget/replicas-times-pool': ['whether %s keeps to its share of %s, %d, is not known: %s'],
  'budget/reserved-connections': ['how many connections %s reserves is not known: %s: %s'],
  'events-diff/baseline-present': [
    'the older version of %s in %s cannot be read: nothing tells what breaks',
  ],
  'events-diff/compatibility-mode': [
    '%s declares the compatibility %s, which is no mode: %s counts',
    '%s is held to %s, and no former versions are named',
  ],
  'events/consumer-tested': [
    '%s names nobody who publishes it, so whether %s has a contract with it is not known',
  ],
  'events/documented': ['%s has no description'],
  'events/envelope': ['does not require %s (%s)'],
  'events/no-suspected-sensitive-field': [
    '%s has room for free text, in which personal data may stand: %s',
  ],
  'events/open-payload': ['in %d places: %s'],
  'events/ordering-key': ['declares the key %s, and has no such field'],
  'events/owner': ['%s names nobody who answers for it'],
  'kubernetes/critical-hpa-min-replicas': ['/spec/%s', 'the minimum of %s is not a number'],
  'kubernetes/critical-min-replicas': ['the replicas of %s are not a number'],
  'kubernetes/disruption-budget': ['%s is not a number'],
  'kubernetes/disruption-budget-satisfiable': [
    '%s of %s is neither a number nor a percentage',
    '%s is not a number',
  ],
  'kubernetes/drain-window': ['the terminationGracePeriodSeconds of %s is no number of seconds'],
  'kubernetes/hpa-max-replicas': [
    'the maximum of %s is not a number',
    'and at most %d are allowed',
  ],
  'kubernetes/ingress-tls': ['number %d'],
  'kubernetes/manifests-per-service': [
    '%s runs in %s, where the catalog does not have %s',
    'the service %s has no workload here, and runs in %s: which environment this is, nobody says',
  ],
  'kubernetes/metrics-scraped': ['%s, and whether %s finds it is not known'],
  'kubernetes/one-zone-loss-capacity': [
    'the maxSkew of %s is not a number above 0',
    '%s is not a number',
    'by the anti-affinity that it prefers, the fullest of %d zones holds %d',
  ],
  'kubernetes/probe-path-served': [
    'the %s probe of %s asks %s, which is not in %s, and there may be more routes: %s%s',
  ],
  'kubernetes/prestop-hook': [
    'no container of %s, which gets requests of %s until it stops, waits before: none has a preStop hook',
  ],
  'kubernetes/readiness-probe': [
    'no container of %s declares port %d, to which %s sends: which of them needs a readiness probe is not known',
    'Declare containerPort %d in the container that listens on it.',
    'no container of %s, which gets requests of %s, has a readiness probe',
  ],
  'kubernetes/requests-within-limits': ['and its limit %s is no quantity'],
  'kubernetes/rollout-keeps-minimum': [
    '%s of %s is neither a number nor a percentage',
    '%s is not a number',
  ],
  'kubernetes/selector-selects-nothing': [
    'the selector of %s cannot be read',
    '%s selects no %s of this set, and %s may make it: %s',
  ],
  'kubernetes/service-selects-pods': [
    'the selector of %s cannot be read',
    '%s selects no workload of this set, and %s may make its pods: %s',
  ],
  'kubernetes/service-to-service-authorized': [
    'whether the service %s may call %s is not known: a policy admits addresses, or namespaces by their labels',
    'whom %s lets call %s is not read',
    'whether %s is about %s is not known: its selector cannot be read',
  ],
  'kubernetes/shutdown-window': ['the terminationGracePeriodSeconds of %s is no number of seconds'],
  'logs/correlation-id-required': [
    '%s is too large to be read as a whole, and none of %s is in what was read',
  ],
  'modules/context-per-service': ['%d files are'],
  'modules/correlation-id': ['whether %s carries the id of a request is up to %s'],
  'modules/dynamic-import-evasion': [
    '%s (%s) loads a path by %s that is put together, and nobody can tell where it leads',
  ],
  'modules/forbidden-call': ['%s of modules/forbidden-call forbids nothing: %s'],
  'modules/gateway-no-decision': [
    'Call the service that %s belongs to, and take it out of the gateway.',
  ],
  'modules/layer-config-not-vacuous': ['%d of %d files are', ' and %d more'],
  'modules/no-cycles': [
    '%s, such as %s: a circle by that way is not seen',
    '%d imports lead nowhere that is known',
    '(%d more)',
    '%d names',
    'which leaves %d in circles',
    'what %s imports of %s',
  ],
  'modules/no-http-in-transaction': [
    '%s calls %s %s, by an import that leads nowhere',
    '%s calls %s %s, of which no implementation was found',
    '%s calls more %s than a run follows',
    '%s and %d more',
  ],
  'modules/no-unresolved': [
    'Let exports, main or types of %s lead to a file, or to what is built from one: its source is looked for in src and beside the manifest.',
    'no package.json declares the package %s',
    'devDependencies of %s',
    'devDependencies of %s, or its types to its dependencies where they are part of what it exports',
    ', and so do %d other files',
  ],
  'modules/red-metrics': [
    'whether %s measures its requests is up to %s',
    'counts requests (%s), and not how long they take',
  ],
  'modules/trace-propagation': [
    'whether %s is traced is up to %s',
    'a file of %s starts tracing, and nothing that was read loads it before %s',
    'calls others with %s, to which only %s would hand the trace on',
  ],
  'modules/transitive-layer-violation': [
    '%s, which %s (%s) gets to, imports %s, and where that leads is not known: %s',
  ],
  'modules/unbounded-metric-label': [
    'the label %s of a metric is for what has no end',
    'a label of a metric is filled with %s, which has no end',
  ],
  'openapi-diff/baseline-present': [
    'the older version of %s, %s, cannot be read: nothing tells what breaks',
  ],
  'openapi/sensitive-fields-classified': ['has the class %s, which is none of %s'],
  'privacy/classification-consistent': [
    '%s is %s in %s and %s in %s: nobody says which level %s is',
    'Say which level it is: words: {%s: confidential} in the classification.yaml of the events of the run.',
  ],
  'privacy/log-schema-closed': ['%s takes anything in %s'],
  'privacy/retention-policy-exists': [
    '%s carries what is sensitive and %s',
    'gives %s as %s, which is no time',
  ],
  'tracing/all-boundaries': ['%s calls %s, and whether %s is traced is not known: %s'],
  'tracing/propagation-enabled': ['%s has no pipeline for traces, and %s sends it some'],
  'dashboards/critical-slo': [
    'nobody can tell which panel shows %s: its indicator is not written as a query of Prometheus',
    'nobody can tell whether a panel shows %s: %s',
    '%d dashboards',
  ],
  'dashboards/red-panels': ['nobody can tell whether %s shows %s of requests: %s'],
  'metrics/histogram-buckets': ['the contract of %s does not say its buckets'],
  'metrics/lag-metrics': ['%s has %s, and nothing is known of its metrics'],
  'metrics/minimum-set': ['the contract of %s does not say which labels %s has'],
  'metrics/no-unbounded-label': ['%s has %d values of the label %s, more than %d'],
  'metrics/path-is-template': ['the contract of %s does not say what its label %s holds'],
  'alerts/slo-burn-rate': [
    'every alert on the budget of %s looks back over one time alone: %s',
    'nobody can tell whether an alert watches the budget of %s: %s',
  ],
  'bridges/expiry': [
    'whether the decision on the bridge %s is there is not known: %s leads elsewhere',
    'names the decision %s, and there is no such file',
    'is consumed by %s, which the catalog does not know',
  ],
  'bridges/legacy-access': [
    'the bridge %s does not say how the system behind it is reached',
    'the system behind the bridge %s is reached by %s, and no file of the code is called so',
    'whether %s comes to the legacy system behind %s is not known: it cannot be read whole',
  ],
  'flags/registered': ['whether code asks for the flag %s is not known: %s'],
  'ci/consumer-contracts-before-deploy': [
    '%s has no verification for version %s of %s, which is deployed',
    '%s was never verified, and others of %s were',
    'whether %s waits for the contracts of its consumers is not known: %s',
    'nothing on its way %s verifies them',
    'what %s does is not seen',
  ],
  'ci/dependency-scan': [
    'whether a pipeline of %s scans its dependencies is not known: what %s does is not seen',
  ],
  'ci/fitness-job-blocking': [
    '%s deploys without waiting for %s, which checks the architecture',
    'whether %s blocks is not known: %s',
    'whether %s waits for the check of the architecture is not known: %s',
  ],
  'ci/gates-defined': [
    'whether %s waits for the gate %s is not known: %s',
    'no job on its way %s is it',
    'what %s does is not seen',
  ],
  'ci/rollback-plan': [
    '%s does not say %s',
    'whether the rollback plan of %s is there is not known: %s leads elsewhere',
  ],
  'ci/secret-and-sast-scan': ['whether a pipeline of %s %s is not known: what %s does is not seen'],
  'slo/alert-threshold-consistent': [
    '%s allows %s, and %s %s: %s',
    '%vms are allowed where nobody says it',
  ],
  'slo/availability-maths': [
    'nobody can tell whether %s can keep %s: %s',
    ', even without what is not known: %s',
  ],
  'slo/critical-journey': [
    'nobody can tell by what %s is measured: the indicator %s is in no file of the run',
  ],
  'slo/staleness-contract': [
    'nobody says how old %s may be',
    'nothing measures how old %s is%s',
    'no alert tells when %s is too old%s',
    '%s allows %s to be %vs old, and %vs are the most that it may be',
    'nobody can tell whether an alert watches the age of %s: the run has no alert rules',
    'nobody can tell at which age of %s an alert fires: the metric of %s does not say its unit',
    ' (%vs are the most that it may be)',
  ],
  'test/unit-coverage': [
    '%s: tests run %v %% of the %s, and %v %% are asked for',
    '%s says nothing of %s',
  ],
  'logs/structured': ['whether the logger %s of %s writes JSON is not known: %s'],
};
