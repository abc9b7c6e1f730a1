import type { RuleSettingDetail } from '../../src/index.js';

/** A Kubernetes object, as it stands in a file of verdicts. */
export interface Manifest {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> } & Fields;
  readonly spec?: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** A check of Polaris that asks what a rule asks, once the objects and the parameters are prepared as told. */
export interface SharedCheck {
  readonly check: string;
  readonly rule: string;
  /** What is done to the objects of every file so that the question is the same, and why. */
  readonly prepared?: string;
  readonly prepare?: (manifests: readonly Manifest[]) => readonly Manifest[];
  readonly parameters?: RuleSettingDetail['parameters'];
  /** Of the findings of the rule, those that answer the question of the check. */
  readonly answers?: (message: string) => boolean;
  /** Files on which the rule says something else than Polaris, each with the page that settles it. */
  readonly disagreements?: Readonly<
    Record<string, { readonly page: string; readonly why: string }>
  >;
}

const autoscalerReference =
  'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/';

/** Everything that both judge. What Polaris judges beside it (security contexts, images, roles) no rule here is about. */
export const sharedChecks: readonly SharedCheck[] = [
  { check: 'cpuRequestsMissing', rule: 'kubernetes/cpu-request' },
  { check: 'cpuLimitsMissing', rule: 'kubernetes/cpu-limit' },
  { check: 'memoryRequestsMissing', rule: 'kubernetes/memory-request' },
  { check: 'memoryLimitsMissing', rule: 'kubernetes/memory-limit' },
  { check: 'livenessProbeMissing', rule: 'kubernetes/liveness-probe' },
  {
    check: 'readinessProbeMissing',
    rule: 'kubernetes/readiness-probe',
    prepared: 'a Service sends to port 80 of the Pod: the rule is about what gets requests',
    prepare: (manifests) => [
      ...manifests,
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'front' },
        spec: { selector: manifests[0]?.metadata?.labels, ports: [{ port: 80 }] },
      },
    ],
  },
  {
    check: 'deploymentMissingReplicas',
    rule: 'kubernetes/critical-min-replicas',
    prepared: 'Deployments are critical, and of `apps/v1`, since `v1` has none',
    prepare: (manifests) => manifests.map(inItsGroup).map(critical),
  },
  {
    check: 'hpaMinAvailability',
    rule: 'kubernetes/critical-hpa-min-replicas',
    prepared: 'the Deployment that is scaled is there, and critical',
    prepare: (manifests) => [
      ...manifests,
      critical(deployment('php-apache', { app: 'php-apache' }, 2)),
    ],
    disagreements: {
      'success.minReplicaAbsent.yaml': {
        page: autoscalerReference,
        why: 'an absent `minReplicas` defaults to 1, which is below 2',
      },
    },
  },
  { check: 'tlsSettingsMissing', rule: 'kubernetes/ingress-tls' },
  {
    check: 'topologySpreadConstraint',
    rule: 'kubernetes/zone-spread',
    prepared: 'Deployments are critical, and hosts count as zones',
    prepare: (manifests) => manifests.map(critical),
    parameters: { keys: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'] },
    disagreements: {
      'success.yaml': {
        page: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field',
        why: 'a constraint counts the pods that its `labelSelector` matches, and this one matches others than its own',
      },
    },
  },
  { check: 'sensitiveContainerEnvVar', rule: 'kubernetes/no-literal-secret-env' },
  { check: 'sensitiveConfigmapContent', rule: 'kubernetes/no-literal-secret-env' },
  {
    check: 'missingPodDisruptionBudget',
    rule: 'kubernetes/disruption-budget',
    prepared: 'Deployments are critical and have three replicas',
    prepare: (manifests) =>
      manifests.map((manifest) =>
        manifest.kind === 'Deployment' ? withSpec(critical(manifest), { replicas: 3 }) : manifest,
      ),
  },
  {
    check: 'pdbDisruptionsIsZero',
    rule: 'kubernetes/disruption-budget-satisfiable',
    prepared:
      'the budget is of `policy/v1`, since `v1` has none, and selects a Deployment of ten pods',
    prepare: (manifests) => [
      ...manifests.map((manifest) =>
        withSpec(inItsGroup(manifest), { selector: { matchLabels: { app: 'web' } } }),
      ),
      deployment('web', { app: 'web' }, 10),
    ],
  },
  {
    check: 'pdbMinAvailableGreaterThanHPAMinReplicas',
    rule: 'kubernetes/disruption-budget-satisfiable',
    prepared:
      'findings about an autoscaler count, and one is taken from a `minAvailable` in pods: the check asks whether it is above the minimum, the rule whether it reaches it',
    prepare: (manifests) =>
      manifests.map((manifest) => {
        const pods = manifest.spec?.['minAvailable'];
        return typeof pods === 'number' ? withSpec(manifest, { minAvailable: pods - 1 }) : manifest;
      }),
    answers: (message) => message.includes('HorizontalPodAutoscaler'),
    disagreements: {
      'success.no-min-replicas.yaml': {
        page: autoscalerReference,
        why: 'an absent `minReplicas` defaults to 1, and two pods are to be available',
      },
    },
  },
];

/** Two kinds of the verdicts are written with an apiVersion that never had them. */
const groups: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  PodDisruptionBudget: 'policy/v1',
};

function inItsGroup(manifest: Manifest): Manifest {
  const apiVersion = groups[manifest.kind ?? ''];
  return apiVersion === undefined ? manifest : { ...manifest, apiVersion };
}

function critical(manifest: Manifest): Manifest {
  if (manifest.kind !== 'Deployment') return manifest;
  const labels = { ...manifest.metadata?.labels, criticality: 'critical' };
  return { ...manifest, metadata: { ...manifest.metadata, labels } };
}

function withSpec(manifest: Manifest, fields: Fields): Manifest {
  return { ...manifest, spec: { ...manifest.spec, ...fields } };
}

function deployment(
  name: string,
  labels: Readonly<Record<string, string>>,
  replicas: number,
): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { replicas, template: { metadata: { labels }, spec: { containers: [{ name }] } } },
  };
}
