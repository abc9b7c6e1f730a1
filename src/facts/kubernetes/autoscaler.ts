import type { IHorizontalPodAutoscalerSpec } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerSpec';
import type { ICrossVersionObjectReference } from 'kubernetes-models/autoscaling/v2/CrossVersionObjectReference';
import { type Count, readCount } from './count.js';
import type { Declared } from './declarations.js';
import { type ObjectIdentity, identify } from './identity.js';
import type { ManifestObject } from './objects.js';
import { asObject, asText, asTextMap } from './untrusted.js';
import { podKindOf, podMetadata } from './workload.js';

/** Something that sets the number of pods of a workload. */
export interface Autoscaler extends Declared {
  /** The least number of pods that it keeps. */
  readonly minimum: Count;
  readonly target: ScaleTarget;
}

/** What is scaled, as the autoscaler names it. The group is undefined where it gives no API version. */
export interface ScaleTarget {
  readonly group: string | undefined;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** The fields of a KEDA ScaledObject that decide how few pods there may be. */
interface ScaledObjectSpec {
  readonly scaleTargetRef: ICrossVersionObjectReference;
  readonly minReplicaCount: number;
  readonly idleReplicaCount: number;
}

/** Reads an object as an autoscaler of a workload; `undefined` where it is none. */
export function readAutoscaler(object: ManifestObject): Autoscaler | undefined {
  const identity = identify(object);
  const spec = asObject(object.value)['spec'];
  switch (`${identity.group}/${identity.kind}`) {
    case 'autoscaling/HorizontalPodAutoscaler':
      return horizontalPodAutoscaler(identity, asObject<IHorizontalPodAutoscalerSpec>(spec));
    case 'keda.sh/ScaledObject':
      return scaledObject(identity, asObject<ScaledObjectSpec>(spec));
    case 'serving.knative.dev/Service':
      return knativeAutoscaler(identity, object);
    default:
      return undefined;
  }
}

/** An absent `minReplicas` is 1: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
function horizontalPodAutoscaler(
  identity: ObjectIdentity,
  spec: ReturnType<typeof asObject<IHorizontalPodAutoscalerSpec>>,
): Autoscaler {
  return {
    ...identity,
    minimum: readCount(spec.minReplicas, 1, 'minReplicas', ['spec', 'minReplicas']),
    target: readTarget(identity, spec.scaleTargetRef),
    declarations: 1,
  };
}

/**
 * An absent `minReplicaCount` is 0, an absent target kind is Deployment; `idleReplicaCount` is what is kept while no trigger
 * is active, so it is the least number: https://keda.sh/docs/latest/reference/scaledobject-spec/
 */
function scaledObject(
  identity: ObjectIdentity,
  spec: ReturnType<typeof asObject<ScaledObjectSpec>>,
): Autoscaler {
  const field = spec.idleReplicaCount == null ? 'minReplicaCount' : 'idleReplicaCount';
  return {
    ...identity,
    minimum: readCount(spec[field], 0, field, ['spec', field]),
    target: readTarget(identity, spec.scaleTargetRef, 'Deployment'),
    declarations: 1,
  };
}

/**
 * A Knative Service scales itself; without the annotation it goes to zero:
 * https://knative.dev/docs/serving/autoscaling/scale-bounds/
 */
function knativeAutoscaler(
  identity: ObjectIdentity,
  object: ManifestObject,
): Autoscaler | undefined {
  const kind = podKindOf(identity);
  if (!kind) return undefined;
  const annotations = asTextMap(podMetadata(object.value, kind).annotations);
  const annotation =
    ['autoscaling.knative.dev/min-scale', 'autoscaling.knative.dev/minScale'].find(
      (name) => annotations[name] !== undefined,
    ) ?? 'autoscaling.knative.dev/min-scale';
  // Annotations are text: the number in them is meant as one.
  const text = annotations[annotation];
  const value = text !== undefined && /^\d+$/.test(text) ? Number(text) : text;
  return {
    ...identity,
    minimum: readCount(value, 0, annotation, [
      ...kind.template,
      'metadata',
      'annotations',
      annotation,
    ]),
    target: identity,
    declarations: 1,
  };
}

function readTarget(identity: ObjectIdentity, reference: unknown, kind = ''): ScaleTarget {
  const target = asObject<ICrossVersionObjectReference>(reference);
  const apiVersion = asText(target.apiVersion);
  const named = {
    kind: asText(target.kind) ?? kind,
    name: asText(target.name) ?? '',
    namespace: identity.namespace,
  };
  return {
    ...named,
    group: apiVersion === undefined ? undefined : identify({ apiVersion, ...named }).group,
  };
}
