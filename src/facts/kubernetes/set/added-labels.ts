import type { ObjectIdentity } from '../identity.js';
import type { LabelSelector } from './label-selector.js';

/** The values that pods of an owner may have of a label; false where they do not get the label. */
type AddedValues = false | { readonly value: string } | { readonly pattern: RegExp };

/**
 * Labels that controllers give the pods that they make, so that no manifest shows them.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 * @see https://github.com/knative/serving/blob/main/pkg/apis/serving/register.go
 */
const addedLabels: Readonly<Record<string, (owner: ObjectIdentity) => AddedValues>> = {
  'statefulset.kubernetes.io/pod-name': ({ kind, name }) =>
    kind === 'StatefulSet' && { pattern: startingWith(name, String.raw`\d+`) },
  'apps.kubernetes.io/pod-index': ({ kind }) => kind === 'StatefulSet' && { pattern: /^\d+$/ },
  'batch.kubernetes.io/controller-uid': isJob,
  'batch.kubernetes.io/job-name': jobName,
  'controller-revision-hash': ({ kind }) =>
    (kind === 'StatefulSet' || kind === 'DaemonSet') && anything,
  'controller-uid': isJob,
  'job-name': jobName,
  'pod-template-hash': ({ kind }) => (kind === 'Deployment' || kind === 'ReplicaSet') && anything,
  'rollouts-pod-template-hash': ({ kind }) => kind === 'Rollout' && anything,
  'serving.knative.dev/configuration': knativeName,
  'serving.knative.dev/service': knativeName,
};

const anything = { pattern: /^/ };

function isJob({ kind }: ObjectIdentity): AddedValues {
  return (kind === 'Job' || kind === 'CronJob') && anything;
}

function jobName({ kind, name }: ObjectIdentity): AddedValues {
  if (kind === 'CronJob') return { pattern: startingWith(name, '') };
  return kind === 'Job' && { value: name };
}

function knativeName({ group, name }: ObjectIdentity): AddedValues {
  return group === 'serving.knative.dev' && { value: name };
}

/** The name of an owner, a hyphen and the rest. */
function startingWith(name: string, rest: string): RegExp {
  return new RegExp(`^${name.replaceAll(/[^\w-]/g, String.raw`\$&`)}-${rest}${rest && '$'}`);
}

/**
 * The labels a selector asks for that a controller adds to the pods of an owner; undefined where it asks for none of them. Where
 * pods have different values, it is one that the selector asks for, or one that it does not name.
 */
export function readAddedLabels(
  selector: LabelSelector,
  owner: ObjectIdentity,
): Readonly<Record<string, string>> | undefined {
  if (selector.kind !== 'labels') return undefined;
  const asked = [
    ...Object.entries(selector.labels).map(([key, value]) => ({ key, values: [value] })),
    ...selector.expressions.map(({ key, operator, values }) => ({
      key,
      values: operator === 'In' ? values : [],
    })),
  ].filter(({ key }) => isAddedLabel(key));
  if (asked.length === 0) return undefined;
  return Object.fromEntries(
    asked.flatMap(({ key, values }) => {
      const added = addedLabels[key]?.(owner) ?? false;
      if (added === false) return [];
      if ('value' in added) return [[key, added.value]];
      return [[key, values.find((value) => added.pattern.test(value)) ?? '']];
    }),
  );
}

export function isAddedLabel(key: string): boolean {
  return Object.hasOwn(addedLabels, key);
}
