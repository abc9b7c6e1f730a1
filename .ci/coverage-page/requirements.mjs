// What is asked of a system, and the rules that answer it. `rules` answer the requirement; `extended` close the ways around it.

/** @type {readonly {readonly area: string, readonly asks: string, readonly rules: readonly string[], readonly extended?: readonly string[]}[]} */
export const requirements = [
  {
    area: 'Layers and contexts',
    asks: 'The domain depends on no infrastructure, adapter or web layer',
    rules: ['modules/domain-no-infrastructure'],
    extended: [
      'modules/transitive-layer-violation',
      'modules/dynamic-import-evasion',
      'modules/domain-no-framework',
      'modules/layer-config-not-vacuous',
    ],
  },
  {
    area: 'Layers and contexts',
    asks: 'Controllers call no repository',
    rules: ['modules/controller-no-repository'],
    extended: ['modules/service-layer', 'modules/db-driver-only-in-repositories'],
  },
  {
    area: 'Layers and contexts',
    asks: 'No HTTP call goes out while a database transaction is open',
    rules: ['modules/no-http-in-transaction'],
  },
  {
    area: 'Layers and contexts',
    asks: 'No bounded context imports the internals of another',
    rules: ['modules/no-cross-context-internals'],
    extended: ['modules/no-cycles', 'modules/context-per-service'],
  },
  {
    area: 'Contracts',
    asks: 'No API breaks its consumers without a version or a deprecation plan',
    rules: [
      'openapi-diff/breaking-without-plan',
      'openapi-diff/path-removed',
      'openapi-diff/operation-removed',
      'openapi-diff/parameter-removed',
      'openapi-diff/parameter-required',
      'openapi-diff/request-property-required',
      'openapi-diff/request-body-required',
      'openapi-diff/request-narrowed',
      'openapi-diff/response-property-removed',
      'openapi-diff/response-property-optional',
      'openapi-diff/response-widened',
      'openapi-diff/response-status-removed',
      'openapi-diff/response-header-removed',
      'openapi-diff/security-tightened',
      'openapi-diff/version-bump',
      'openapi-diff/removed-before-sunset',
      'openapi-diff/plan-complete',
      'openapi-diff/baseline-present',
    ],
    extended: ['openapi-diff/default-changed', 'events-diff/channel-removed'],
  },
  {
    area: 'Contracts',
    asks: 'No event loses a required field',
    rules: ['events-diff/required-field-removed', 'events-diff/required-became-optional'],
    extended: [
      'events-diff/field-type-changed',
      'events-diff/channel-removed',
      'proto/field-number-reused',
    ],
  },
  {
    area: 'Contracts',
    asks: 'No sensitive field travels in a published event',
    rules: ['events/no-classified-sensitive-field', 'events/no-suspected-sensitive-field'],
    extended: ['events/transitive-reference-leak', 'events/open-payload'],
  },
  {
    area: 'Contracts',
    asks: 'Contract tests of consumers pass before a provider is deployed',
    rules: ['ci/consumer-contracts-before-deploy'],
    extended: ['ci/contract-test-per-api'],
  },
  {
    area: 'Deployments',
    asks: 'Every service has an owner label',
    rules: ['kubernetes/owner-label'],
    extended: ['kubernetes/owner-known'],
  },
  {
    area: 'Deployments',
    asks: 'Every workload has requests and limits',
    rules: [
      'kubernetes/cpu-request',
      'kubernetes/memory-request',
      'kubernetes/cpu-limit',
      'kubernetes/memory-limit',
    ],
    extended: ['kubernetes/requests-within-limits'],
  },
  {
    area: 'Deployments',
    asks: 'Critical services keep two replicas, or a documented exception',
    rules: [
      'kubernetes/critical-min-replicas',
      'kubernetes/critical-hpa-min-replicas',
      'kubernetes/replicas-exception-documented',
    ],
    extended: [
      'kubernetes/rollout-keeps-minimum',
      'waiver/malformed',
      'waiver/expired',
      'waiver/unused',
    ],
  },
  {
    area: 'Deployments',
    asks: 'Every service has a service account',
    rules: ['kubernetes/service-account'],
    extended: ['kubernetes/service-account-exists', 'kubernetes/service-account-unshared'],
  },
  {
    area: 'Deployments',
    asks: 'Connection pools stay within what their database allows',
    rules: [
      'budget/db-pool-total',
      'budget/pool-size-declared',
      'budget/per-service-cap',
      'budget/replicas-times-pool',
    ],
    extended: ['budget/proxy-both-sides', 'budget/pool-formula-conflict', 'budget/rollout-surge'],
  },
  {
    area: 'Deployments',
    asks: 'What an autoscaler may make has a budget of what it depends on',
    rules: ['budget/hpa-dependency-budget', 'budget/replicas-times-pool'],
  },
  {
    area: 'Operability',
    asks: 'Services measure rate, errors and duration',
    rules: ['modules/red-metrics'],
    extended: ['kubernetes/metrics-scraped', 'dashboards/red-panels', 'metrics/minimum-set'],
  },
  {
    area: 'Operability',
    asks: 'Logs hold a correlation id',
    rules: ['modules/correlation-id', 'logs/correlation-id-required'],
    extended: ['logs/structured'],
  },
  {
    area: 'Operability',
    asks: 'Traces are propagated',
    rules: ['modules/trace-propagation', 'tracing/propagation-enabled'],
    extended: ['tracing/all-boundaries'],
  },
  {
    area: 'Operability',
    asks: 'Alerts that page somebody link to a runbook',
    rules: ['alerts/page-links-runbook'],
    extended: ['alerts/runbook-resolves'],
  },
  {
    area: 'Operability',
    asks: 'No metric has an unbounded label',
    rules: ['modules/unbounded-metric-label', 'metrics/no-unbounded-label'],
    extended: ['metrics/path-is-template'],
  },
  {
    area: 'Operability',
    asks: 'Critical objectives have a dashboard',
    rules: ['dashboards/critical-slo'],
    extended: ['slo/critical-journey', 'alerts/slo-burn-rate'],
  },
  {
    area: 'Audit and privacy',
    asks: 'Audit events have the fields that an audit needs',
    rules: ['audit/required-fields', 'audit/policy-version'],
    extended: ['audit/outcome-and-resource', 'audit/identity-stable'],
  },
  {
    area: 'Audit and privacy',
    asks: 'Sensitive fields are classified',
    rules: [
      'openapi/sensitive-fields-classified',
      'events/classification-complete',
      'privacy/sensitive-fields-classified',
    ],
    extended: ['openapi/sensitive-not-in-url', 'privacy/classification-consistent'],
  },
  {
    area: 'Audit and privacy',
    asks: 'Log schemas hold no personal data by default',
    rules: ['privacy/log-schema-excludes-pii'],
    extended: ['privacy/log-schema-closed'],
  },
  {
    area: 'Audit and privacy',
    asks: 'Evidence itself travels in no event',
    rules: ['events/no-evidence-content'],
  },
  {
    area: 'Audit and privacy',
    asks: 'How long data is kept is written down',
    rules: ['privacy/retention-policy-exists'],
    extended: ['audit/retention-defined'],
  },
];

/** Checks by the names that reviews call them by, which are no rule of their own, and where each is done; or why none does it. */
export const unnamed = [
  {
    id: 'policy/load-failure-fails',
    by: 'A policy that cannot be loaded is a problem `policies-invalid`; the gate is undecided then, never open.',
    tests: ['test/policy/user/load-policies.test.ts', 'test/evaluate/own-policies.test.ts'],
  },
  {
    id: 'waiver/scope',
    by: '[waiver/malformed](rules/waiver/malformed.md) asks that a waiver names its rule, what it covers and an end; [waiver/unused](rules/waiver/unused.md) finds what it does not cover any more.',
    tests: ['test/verdict/waiver-states.test.ts'],
  },
  {
    id: 'kubernetes/init-container-resources',
    by: 'The four rules about requests and limits judge init containers and sidecars as well.',
    tests: ['policies/lib/containers_test.rego'],
  },
  {
    id: 'package/context-dependency-direction',
    by: '[modules/context-per-service](rules/modules/context-per-service.md) holds imports against the map of contexts, packages of a workspace too.',
    tests: ['policies/modules/context_per_service/context_per_service_test.rego'],
  },
  {
    id: 'postgres/max-connections-known',
    by: 'The rules about budgets are undecided where the limit of a database is not known, and say which it is.',
    tests: ['policies/budget/db_pool_total/db_pool_total_test.rego'],
  },
  {
    id: 'proto/sensitive-fields',
    by: 'The rules of `events/` and `privacy/` read Protobuf as they read JSON Schema, Avro and AsyncAPI.',
    tests: ['test/evaluate/events/judge-events.test.ts'],
  },
  {
    id: 'broker/retention',
    by: '[privacy/retention-policy-exists](rules/privacy/retention-policy-exists.md) and [audit/retention-defined](rules/audit/retention-defined.md) read `retention.ms` and its like in the bindings of AsyncAPI. Topics of a broker itself are not read: no broker is asked, and manifests of topics differ by operator.',
    tests: ['policies/privacy/retention_policy_exists/retention_policy_exists_test.rego'],
  },
  {
    id: 'graphql-diff/breaking-without-plan, graphql/sensitive-fields',
    by: 'Not done: GraphQL is none of the contracts that archfit reads. `documents` takes an introspection result to a policy of your own.',
    tests: [],
  },
  {
    id: 'migration/sensitive-column-added',
    by: 'Not done: SQL is none of the artefacts that archfit reads, and a guess at dialects would pass what it cannot parse.',
    tests: [],
  },
];
