import { identify } from '../../identity.js';
import { asObject, asText } from '../../untrusted.js';
import { type Factor, knownFactor, unknownFactor, unlimitedFactor } from '../factor.js';
import type { PodWorkload } from './pod-workload.js';
import { isSameNamespace, type SetObject, type SetObjects } from '../set-objects.js';
import { readCountField, readWholeNumber } from '../settings/whole-number.js';

/** An autoscaler of a workload, with the numbers of pods between which it moves. */
export interface WorkloadAutoscaler {
  readonly object: SetObject;
  readonly maximum: Factor;
  readonly minimum: Factor;
}

/** The most replicas that a ScaledObject or ScaledJob without a limit makes: https://keda.sh/docs/latest/reference/scaledobject-spec/ */
export const kedaMaximum = 100;

/** Finds the autoscalers of each workload, by the id of its object. */
export function findAutoscalers(
  objects: SetObjects,
  workloads: readonly PodWorkload[],
): ReadonlyMap<string, readonly WorkloadAutoscaler[]> {
  const found = new Map<string, WorkloadAutoscaler[]>();
  const named = new Map<string, PodWorkload[]>();
  for (const workload of workloads) {
    const key = `${workload.object.kind}/${workload.object.name}`;
    named.set(key, [...(named.get(key) ?? []), workload]);
  }
  const add = (id: string, autoscaler: WorkloadAutoscaler) => {
    found.set(id, [...(found.get(id) ?? []), autoscaler]);
  };
  for (const object of objects.ofKind('autoscaling/HorizontalPodAutoscaler')) {
    const autoscaler = readHorizontal(object);
    for (const id of targetsOf(object, '', named)) add(id, autoscaler);
  }
  for (const object of objects.ofKind('keda.sh/ScaledObject')) {
    const autoscaler = readScaledObject(object);
    for (const id of targetsOf(object, 'Deployment', named)) add(id, autoscaler);
  }
  for (const { object } of workloads) {
    if (object.group === 'serving.knative.dev') add(object.id, readKnative(object));
  }
  return found;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
function readHorizontal(object: SetObject): WorkloadAutoscaler {
  const spec = asObject(object.value['spec']);
  return {
    object,
    maximum: readField(object, spec, 'maxReplicas', null),
    minimum: readField(object, spec, 'minReplicas', 1),
  };
}

function readScaledObject(object: SetObject): WorkloadAutoscaler {
  const spec = asObject(object.value['spec']);
  const maximum = readField(object, spec, 'maxReplicaCount', kedaMaximum);
  return {
    object,
    maximum: exceedWhilePaused(object, maximum),
    minimum: readField(object, spec, 'minReplicaCount', 0),
  };
}

/**
 * A number of pods to pause at is taken whatever the limits are. Paused without one, the workload keeps the pods that it has.
 *
 * @see https://keda.sh/docs/latest/concepts/scaling-deployments/#pausing-autoscaling
 */
function exceedWhilePaused(object: SetObject, maximum: Factor): Factor {
  const name = 'autoscaling.keda.sh/paused-replicas';
  const text = object.annotations[name];
  if (text === undefined || maximum.value === null) return maximum;
  const source = `annotation ${name} of ${object.display}`;
  const place = { subject: object.id, path: ['metadata', 'annotations', name] };
  const number = readWholeNumber(text);
  if (number.kind === 'refused') return unknownFactor(source, number.reason, place);
  return number.value > maximum.value
    ? knownFactor(number.value, 'declared', `${source}, above ${maximum.source}`, place)
    : maximum;
}

function readField(
  object: SetObject,
  spec: Readonly<Record<string, unknown>>,
  field: string,
  fallback: number | null,
): Factor {
  return readCountField(spec[field], fallback, {
    name: `${field} of ${object.display}`,
    place: { subject: object.id, path: ['spec', field] },
  });
}

/**
 * A revision without a limit, or with the limit 0, has none:
 * https://knative.dev/docs/serving/autoscaling/scale-bounds/
 */
function readKnative(object: SetObject): WorkloadAutoscaler {
  return {
    object,
    maximum: readScaleBound(object, 'max', 'nothing limits its pods: set the annotation'),
    minimum: readScaleBound(object, 'min'),
  };
}

function readScaleBound(object: SetObject, bound: 'max' | 'min', unlimited?: string): Factor {
  const path = ['spec', 'template', 'metadata', 'annotations'];
  const annotations = asObject(
    path.reduce<unknown>((node, key) => asObject(node)[key], object.value),
  );
  const name = `autoscaling.knative.dev/${bound}-scale`;
  const key = annotations[name] === undefined ? `autoscaling.knative.dev/${bound}Scale` : name;
  const written = annotations[key];
  const source = `${name} of ${object.display}`;
  const place = { subject: object.id, path: [...path, written === undefined ? name : key] };
  const text = asText(written);
  const number = text === undefined ? undefined : readWholeNumber(text);
  const value = number?.kind === 'number' ? number.value : written;
  if (unlimited !== undefined && (value === undefined || value === null || value === 0)) {
    return unlimitedFactor(source, `${unlimited} ${name}`, place);
  }
  return readCountField(value, 0, { name: source, place });
}

function targetsOf(
  autoscaler: SetObject,
  defaultKind: string,
  workloads: ReadonlyMap<string, readonly PodWorkload[]>,
): readonly string[] {
  const target = asObject(asObject(autoscaler.value['spec'])['scaleTargetRef']);
  const kind = asText(target['kind']) ?? defaultKind;
  const name = asText(target['name']) ?? '';
  const { namespace } = autoscaler;
  const apiVersion = asText(target['apiVersion']);
  const group =
    apiVersion === undefined ? undefined : identify({ apiVersion, kind, name, namespace }).group;
  const named = (workloads.get(`${kind}/${name}`) ?? []).filter(
    ({ object }) =>
      (group === undefined || group === object.group) &&
      isSameNamespace(object.namespace, namespace),
  );
  const exact = named.filter(({ object }) => object.namespace === namespace);
  return (exact.length > 0 ? exact : named).map(({ object }) => object.id);
}
