import type { ObjectIdentity } from '../identity.js';
import type { LabelSelector } from './label-selector.js';

/**
 * Labels that controllers give the pods that they make, so that no manifest shows them: whether pods of an owner may have a
 * value.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const addedLabels: Readonly<Record<string, (owner: ObjectIdentity, value: string) => boolean>> = {
  'statefulset.kubernetes.io/pod-name': ({ kind, name }, value) =>
    kind === 'StatefulSet' && value.startsWith(`${name}-`) && /-\d+$/.test(value),
  'apps.kubernetes.io/pod-index': ({ kind }, value) =>
    kind === 'StatefulSet' && /^\d+$/.test(value),
  'batch.kubernetes.io/job-name': isJobName,
  'job-name': isJobName,
  'pod-template-hash': ({ kind }) => kind === 'Deployment' || kind === 'ReplicaSet',
  'rollouts-pod-template-hash': ({ kind }) => kind === 'Rollout',
};

function isJobName({ kind, name }: ObjectIdentity, value: string): boolean {
  return (kind === 'Job' && value === name) || (kind === 'CronJob' && value.startsWith(`${name}-`));
}

/** The labels a selector asks for that a controller adds to the pods of an owner; undefined where it asks for none of them. */
export function readAddedLabels(
  selector: LabelSelector,
  owner: ObjectIdentity,
): Readonly<Record<string, string>> | undefined {
  if (selector.kind !== 'labels') return undefined;
  const asked = [
    ...Object.entries(selector.labels),
    ...selector.expressions.flatMap(({ key, values }) =>
      values.map((value) => [key, value] as const),
    ),
  ].filter(([key]) => isAddedLabel(key));
  if (asked.length === 0) return undefined;
  return Object.fromEntries(asked.filter(([key, value]) => addedLabels[key]?.(owner, value)));
}

export function isAddedLabel(key: string): boolean {
  return Object.hasOwn(addedLabels, key);
}
