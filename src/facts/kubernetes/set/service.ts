import type { IServicePort } from 'kubernetes-models/v1/ServicePort';
import type { IServiceSpec } from 'kubernetes-models/v1/ServiceSpec';
import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject, asText, asTextMap } from '../untrusted.js';
import { type LabelSelector, readLabelMap } from './label-selector.js';

/** A Service: the pods that it hands requests to, and by which ports. */
export interface Service extends Declared {
  readonly type: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Selects nothing where the endpoints are made by somebody else. */
  readonly selector: LabelSelector;
  readonly ports: readonly ServicePort[];
  /** Whether pods that are not ready are handed requests too. */
  readonly isBlindToReadiness: boolean;
  /** The annotation `prometheus.io/scrape`. */
  readonly scrape: string | null;
}

export interface ServicePort {
  /** Empty where it has none. */
  readonly name: string;
  /** Port of the pods: a number, or the name of one; null where it cannot be read. */
  readonly target: number | string | null;
  readonly path: readonly (string | number)[];
}

/** An absent `targetPort` is the port itself: https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports */
export function readService(object: ManifestObject, identity: ObjectIdentity): Service {
  const metadata = asObject(object.value['metadata']);
  const spec = asObject<IServiceSpec>(object.value['spec']);
  const type = asText(spec.type) ?? 'ClusterIP';
  const ports = Array.isArray(spec.ports) ? spec.ports : [];
  return {
    ...identity,
    declarations: 1,
    type,
    labels: asTextMap(metadata['labels']),
    // The endpoints of an ExternalName are a name in the DNS, whatever its selector says.
    selector: type === 'ExternalName' ? { kind: 'nothing' } : readLabelMap(spec.selector),
    ports: ports.map((port: unknown, index) => readPort(port, ['spec', 'ports', index])),
    isBlindToReadiness: spec.publishNotReadyAddresses === true,
    scrape: asTextMap(metadata['annotations'])['prometheus.io/scrape'] ?? null,
  };
}

function readPort(value: unknown, path: ServicePort['path']): ServicePort {
  const port = asObject<IServicePort>(value);
  const target = port.targetPort ?? port.port;
  return {
    name: asText(port.name) ?? '',
    target: typeof target === 'number' || typeof target === 'string' ? target : null,
    path,
  };
}
