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
  /** The most; its source is `none` where nothing limits them. */
  readonly maximum: Count;
  /** Name of the HorizontalPodAutoscaler that it takes over; null where it makes one of its own. */
  readonly adopts: string | null;
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
  readonly maxReplicaCount: number;
  readonly advanced: { readonly horizontalPodAutoscalerConfig: { readonly name: string } };
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
      return scaledObject(identity, object, asObject<ScaledObjectSpec>(spec));
    case 'serving.knative.dev/Service':
      return knativeAutoscaler(identity, object);
    default:
      return undefined;
  }
}

/** The most pods that a ScaledObject keeps where it says nothing: https://keda.sh/docs/latest/reference/scaledobject-spec/#maxreplicacount */
const kedaMaximum = 100;

/** An absent `minReplicas` is 1, `maxReplicas` has no default: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
function horizontalPodAutoscaler(
  identity: ObjectIdentity,
  spec: ReturnType<typeof asObject<IHorizontalPodAutoscalerSpec>>,
): Autoscaler {
  return {
    ...identity,
    minimum: readCount(spec.minReplicas, 1, 'minReplicas', ['spec', 'minReplicas']),
    maximum: readCount(spec.maxReplicas, null, 'maxReplicas', ['spec', 'maxReplicas']),
    adopts: null,
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
  object: ManifestObject,
  spec: ReturnType<typeof asObject<ScaledObjectSpec>>,
): Autoscaler {
  const field = spec.idleReplicaCount == null ? 'minReplicaCount' : 'idleReplicaCount';
  return {
    ...identity,
    minimum: readCount(spec[field], 0, field, ['spec', field]),
    maximum: readCount(spec.maxReplicaCount, kedaMaximum, 'maxReplicaCount', [
      'spec',
      'maxReplicaCount',
    ]),
    adopts: readAdopted(object, spec.advanced),
    target: readTarget(identity, spec.scaleTargetRef, 'Deployment'),
    declarations: 1,
  };
}

/** @see https://keda.sh/docs/latest/concepts/scaling-deployments/#transfer-ownership-of-an-existing-hpa */
function readAdopted(object: ManifestObject, advanced: unknown): string | null {
  const annotations = asTextMap(asObject(object.value['metadata'])['annotations']);
  if (annotations['scaledobject.keda.sh/transfer-hpa-ownership'] !== 'true') return null;
  const { horizontalPodAutoscalerConfig } = asObject<ScaledObjectSpec['advanced']>(advanced);
  return asText(asObject(horizontalPodAutoscalerConfig)['name']) ?? null;
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
  const read = (bound: 'max' | 'min', fallback: number | null) =>
    readScaleBound(annotations, bound, fallback, kind.template);
  const maximum = read('max', null);
  return {
    ...identity,
    minimum: read('min', 0),
    // A limit of 0 is none.
    maximum: maximum.value === 0 ? { ...maximum, value: null, source: 'none' } : maximum,
    adopts: null,
    target: identity,
    declarations: 1,
  };
}

function readScaleBound(
  annotations: Readonly<Record<string, string>>,
  bound: 'max' | 'min',
  fallback: number | null,
  template: readonly string[],
): Count {
  const usual = `autoscaling.knative.dev/${bound}-scale`;
  const annotation =
    [usual, `autoscaling.knative.dev/${bound}Scale`].find(
      (name) => annotations[name] !== undefined,
    ) ?? usual;
  // Annotations are text: the number in them is meant as one.
  const text = annotations[annotation];
  const value = text !== undefined && /^\d+$/.test(text) ? Number(text) : text;
  return readCount(value, fallback, annotation, [
    ...template,
    'metadata',
    'annotations',
    annotation,
  ]);
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
