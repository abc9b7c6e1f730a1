import type { IDeploymentSpec } from 'kubernetes-models/apps/v1/DeploymentSpec';
import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta';
import type { Autoscaler } from './autoscaler.js';
import { type Count, readCount } from './count.js';
import type { Declared } from './declarations.js';
import { type ObjectIdentity, identify } from './identity.js';
import type { NamedObject } from './objects.js';
import { type Pods, readPods } from './set/pods.js';
import { readRollingUpdate, type RollingUpdate } from './set/rollout.js';
import { asObject, asText, asTextMap } from './untrusted.js';

/**
 * One view of everything that runs pods. Test hooks of a Helm release are no workloads: they run on demand and are not part
 * of the release.
 */
export interface Workload extends Declared {
  readonly labels: Readonly<Record<string, string>>;
  /** Labels of the pods it makes. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Pods it keeps when no autoscaler owns the number; null for kinds that keep no number (DaemonSet, Job, CronJob). */
  readonly replicas: Count | null;
  /** What its pods are made of; null for a Rollout that borrows them. */
  readonly pods: Pods | null;
  /** Name of the Deployment that a Rollout borrows its pods from. */
  readonly borrowsFrom: string | null;
  /** Null where pods are not replaced step by step. */
  readonly rollingUpdate: RollingUpdate | null;
  readonly autoscalers: readonly Autoscaler[];
  /** What the annotation `archfit/drain-seconds` of its pods, or its own, says. */
  readonly drain: string | null;
  /** The service that its annotation `archfit/service` names, or that of its pods. */
  readonly service?: string;
}

/** Annotation of a workload or its pods that names its service, over every label. */
export const serviceAnnotation = 'archfit/service';

/** Annotation of a workload or its pods that says how long they take to finish what they have begun. */
const drainAnnotation = 'archfit/drain-seconds';

type Path = readonly string[];

interface PodKind {
  /** From the object to its pod template. */
  readonly template: Path;
  readonly replicas: 'spec.replicas' | 'one' | 'none';
  /** How many pods it makes while it is rolled out is not known here, so that no budget can count on it. */
  readonly isUncounted?: true;
}

const template: Path = ['spec', 'template'];

/**
 * Kinds that run pods, by API group and kind. `policies/lib/kubernetes.rego` has the same table for object-scope policies, which run in hosts that
 * know nothing of this one; a test keeps the two equal.
 */
export const podKinds: Readonly<Record<string, PodKind>> = {
  '/Pod': { template: [], replicas: 'one' },
  '/ReplicationController': { template, replicas: 'spec.replicas' },
  // https://openkruise.io/docs/user-manuals/cloneset
  'apps.kruise.io/CloneSet': { template, replicas: 'spec.replicas', isUncounted: true },
  'apps.kruise.io/DaemonSet': { template, replicas: 'none', isUncounted: true },
  'apps.kruise.io/StatefulSet': { template, replicas: 'spec.replicas', isUncounted: true },
  // https://docs.openshift.com/container-platform/latest/rest_api/workloads_apis/deploymentconfig-apps-openshift-io-v1.html
  'apps.openshift.io/DeploymentConfig': { template, replicas: 'spec.replicas', isUncounted: true },
  'apps/DaemonSet': { template, replicas: 'none' },
  'apps/Deployment': { template, replicas: 'spec.replicas' },
  'apps/ReplicaSet': { template, replicas: 'spec.replicas' },
  'apps/StatefulSet': { template, replicas: 'spec.replicas' },
  'argoproj.io/Rollout': { template, replicas: 'spec.replicas' },
  'batch/CronJob': { template: ['spec', 'jobTemplate', ...template], replicas: 'none' },
  'batch/Job': { template, replicas: 'none' },
  'keda.sh/ScaledJob': { template: ['spec', 'jobTargetRef', 'template'], replicas: 'none' },
  'serving.knative.dev/Service': { template, replicas: 'none' },
};

/** The kind's row of {@link podKinds}, or `undefined` for a kind that runs no pods. */
export function podKindOf(identity: Pick<ObjectIdentity, 'group' | 'kind'>): PodKind | undefined {
  return podKinds[`${identity.group}/${identity.kind}`];
}

/** Reads an object as a workload, its autoscalers still unknown; `undefined` where it is none. */
export function readWorkload(object: NamedObject): Workload | undefined {
  const identity = identify(object);
  const kind = podKindOf(identity);
  const metadata = asObject<IObjectMeta>(asObject(object.value)['metadata']);
  if (!kind || isHelmTest(object)) return undefined;
  const { labels, annotations } = podMetadata(object.value, kind);
  const podLabels = asTextMap(labels);
  const borrowsFrom = readBorrowed(object.value, identity);
  const podSpec = asObject(follow(object.value, kind.template))['spec'];
  const path = [...kind.template, 'spec'];
  const service =
    asTextMap(metadata.annotations)[serviceAnnotation] ?? asTextMap(annotations)[serviceAnnotation];
  return {
    ...identity,
    labels: asTextMap(metadata.labels),
    podLabels,
    replicas: readReplicas(object.value, kind),
    pods: borrowsFrom === null ? readPods(podSpec, path, podLabels, annotations) : null,
    borrowsFrom,
    rollingUpdate: readRollingUpdate(identity, object.value) ?? null,
    declarations: 1,
    autoscalers: [],
    drain:
      asTextMap(annotations)[drainAnnotation] ??
      asTextMap(metadata.annotations)[drainAnnotation] ??
      null,
    ...(service !== undefined && { service }),
  };
}

/** Metadata of the pods that an object makes. */
export function podMetadata(
  value: unknown,
  kind: PodKind,
  // Written out, since the declaration must not name a package that only the build needs.
): { readonly labels?: unknown; readonly annotations?: unknown } {
  return asObject<IObjectMeta>(asObject(follow(value, kind.template))['metadata']);
}

function follow(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((node, key) => asObject(node)[key], value);
}

/** @see https://argoproj.github.io/argo-rollouts/migrating/#reference-deployment-from-rollout */
function readBorrowed(value: unknown, { kind }: ObjectIdentity): string | null {
  if (kind !== 'Rollout') return null;
  return asText(asObject(follow(value, ['spec', 'workloadRef']))['name']) ?? null;
}

function readReplicas(value: unknown, kind: PodKind): Count | null {
  switch (kind.replicas) {
    case 'none':
      return null;
    case 'one':
      return { value: 1, source: 'default', field: 'replicas', path: [] };
    case 'spec.replicas': {
      const spec = asObject<IDeploymentSpec>(asObject(value)['spec']);
      return readCount(spec.replicas, 1, 'spec.replicas', ['spec', 'replicas']);
    }
  }
}

/**
 * A test hook of a Helm release.
 *
 * @see https://helm.sh/docs/topics/chart_tests/
 */
export function isHelmTest({ value }: Pick<NamedObject, 'value'>): boolean {
  const { annotations } = asObject<IObjectMeta>(value['metadata']);
  const hooks = (asTextMap(annotations)['helm.sh/hook'] ?? '')
    .split(',')
    .map((hook) => hook.trim())
    .filter((hook) => hook !== '');
  return (
    hooks.length > 0 &&
    hooks.every((hook) => hook === 'test' || hook === 'test-success' || hook === 'test-failure')
  );
}
