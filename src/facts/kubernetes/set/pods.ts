import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IContainerPort } from 'kubernetes-models/v1/ContainerPort';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { asObject, asText, asTextMap, type Untrusted } from '../untrusted.js';
import { type Count, readCount } from '../count.js';
import { type PreStop, readPreStop } from './pre-stop.js';
import { readSpread, type SpreadTerm } from './spread.js';

type Path = readonly (string | number)[];

/** What a pod specification says that rules over several objects need. */
export interface Pods {
  readonly serviceAccount: { readonly name: string; readonly path: Path } | null;
  /** Those that run as long as the pod does, sidecars among them. */
  readonly containers: readonly PodContainer[];
  readonly spread: readonly SpreadTerm[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** The annotation `prometheus.io/scrape`. */
  readonly scrape: string | null;
  /** Seconds that the pods have to stop. */
  readonly grace: Count;
  /** Whether a mesh puts a container of its own beside them. */
  readonly isInjected: boolean;
  /** To the pod specification. */
  readonly path: Path;
}

export interface PodContainer {
  readonly name: string;
  readonly ports: readonly { readonly name: string; readonly number: number }[];
  /** Whether it has a readiness probe that can be asked. */
  readonly isProbed: boolean;
  readonly preStop: PreStop | null;
  readonly path: Path;
}

/** Reads the specification of pods with these labels and annotations. */
export function readPods(
  value: unknown,
  path: Path,
  labels: Readonly<Record<string, string>>,
  annotations: unknown,
): Pods {
  const spec = asObject<IPodSpec>(value);
  return {
    serviceAccount: readServiceAccount(spec, path),
    containers: [
      ...readContainers(spec, 'containers', path),
      ...readContainers(spec, 'initContainers', path),
    ],
    spread: readSpread(spec, path, labels),
    nodeSelector: asTextMap(spec.nodeSelector),
    scrape: asTextMap(annotations)['prometheus.io/scrape'] ?? null,
    grace: readCount(spec.terminationGracePeriodSeconds, 30, 'terminationGracePeriodSeconds', [
      ...path,
      'terminationGracePeriodSeconds',
    ]),
    isInjected: isInjected({ ...labels, ...asTextMap(annotations) }),
    path,
  };
}

/**
 * @see https://linkerd.io/2/features/proxy-injection/
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
function isInjected(asked: Readonly<Record<string, string>>): boolean {
  const injection = asked['linkerd.io/inject'] ?? 'disabled';
  return injection !== 'disabled' || asked['sidecar.istio.io/inject'] === 'true';
}

/** The field has a deprecated alias, which the cluster copies. */
function readServiceAccount(spec: Untrusted<IPodSpec>, path: Path): Pods['serviceAccount'] {
  for (const field of ['serviceAccountName', 'serviceAccount'] as const) {
    const name = asText(spec[field])?.trim();
    if (name !== undefined && name !== '') return { name, path: [...path, field] };
  }
  return null;
}

/** @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/ */
function readContainers(
  spec: Untrusted<IPodSpec>,
  field: 'containers' | 'initContainers',
  path: Path,
): readonly PodContainer[] {
  const list = spec[field];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => {
    const container = asObject<IContainer>(item);
    if (field === 'initContainers' && container.restartPolicy !== 'Always') return [];
    return [
      {
        name: asText(container.name) ?? `number ${index + 1}`,
        ports: readPorts(container.ports),
        isProbed: isProbe(container.readinessProbe),
        preStop: readPreStop(container.lifecycle),
        path: [...path, field, index],
      },
    ];
  });
}

function readPorts(value: unknown): PodContainer['ports'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const port = asObject<IContainerPort>(item);
    if (typeof port.containerPort !== 'number') return [];
    return [{ name: asText(port.name) ?? '', number: port.containerPort }];
  });
}

/** One without a handler, which a template may leave, is refused by the cluster. */
function isProbe(value: unknown): boolean {
  const probe = asObject(value);
  return ['exec', 'grpc', 'httpGet', 'tcpSocket'].some(
    (handler) => typeof probe[handler] === 'object' && probe[handler] !== null,
  );
}
