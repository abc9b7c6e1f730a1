import type { OperationsDocument } from '../document.js';
import type { PodTemplate, TracedContainer } from './pod-template.js';
import { readEnv, readEnvFrom } from './read-env.js';
import { follow, listOf, recordOf, textOf, textsOf } from './untrusted.js';

const template = ['spec', 'template'];

/** Where the kinds that make pods keep what these are made of, by group and kind. */
const templates: Readonly<Record<string, readonly string[]>> = {
  '/Pod': [],
  '/ReplicationController': template,
  'apps/DaemonSet': template,
  'apps/Deployment': template,
  'apps/ReplicaSet': template,
  'apps/StatefulSet': template,
  'argoproj.io/Rollout': template,
  'batch/CronJob': ['spec', 'jobTemplate', ...template],
  'batch/Job': template,
  'serving.knative.dev/Service': template,
};

/** Where a workload keeps what its pods are made of; undefined for what makes none. */
export function pathOfPods({ object, value }: OperationsDocument): readonly string[] | undefined {
  if (object === undefined) return undefined;
  const { apiVersion, kind } = object;
  const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : '';
  // A text of a ConfigMap has the identity of what holds it.
  return recordOf(value)['kind'] === kind ? templates[`${group}/${kind}`] : undefined;
}

/** Reads what the pods of a workload are made of; undefined for what is none. */
export function readPodTemplate(document: OperationsDocument): PodTemplate | undefined {
  const { object, value } = document;
  const path = pathOfPods(document);
  if (object === undefined || path === undefined) return undefined;
  const { kind, name, namespace } = object;
  const pods = follow(value, path);
  const spec = recordOf(follow(pods, ['spec']));
  const podAnnotations = textsOf(follow(pods, ['metadata', 'annotations']));
  return {
    place: { document, path: [] },
    ...{ kind, name, namespace },
    labels: textsOf(follow(value, ['metadata', 'labels'])),
    podLabels: textsOf(follow(pods, ['metadata', 'labels'])),
    annotations: { ...textsOf(follow(value, ['metadata', 'annotations'])), ...podAnnotations },
    podAnnotations,
    isLongRunning: kind !== 'Job' && kind !== 'CronJob',
    containers: [
      ...readContainers(spec['containers'], false),
      ...readContainers(spec['initContainers'], true),
    ],
  };
}

/** Init containers that are not restarted end before there is anything to trace. */
function readContainers(containers: unknown, areInit: boolean): readonly TracedContainer[] {
  return listOf(containers)
    .map(recordOf)
    .filter(({ restartPolicy }) => !areInit || restartPolicy === 'Always')
    .map((container) => ({
      name: textOf(container['name']),
      image: textOf(container['image']),
      isSidecar: areInit,
      env: readEnv(container['env']),
      envFrom: readEnvFrom(container['envFrom']),
    }));
}
