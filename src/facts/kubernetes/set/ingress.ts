import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject, asText } from '../untrusted.js';

/** The Services that an Ingress hands requests to. */
export interface Ingress extends Declared {
  readonly backends: readonly IngressBackend[];
}

export interface IngressBackend {
  /** Name of the Service. */
  readonly service: string;
  /** To the name. */
  readonly path: readonly (string | number)[];
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/#IngressBackend */
export function readIngress(object: ManifestObject, identity: ObjectIdentity): Ingress {
  const spec = asObject(object.value['spec']);
  const rules = Array.isArray(spec['rules']) ? spec['rules'] : [];
  const fields = ['defaultBackend', 'backend'];
  return {
    ...identity,
    declarations: 1,
    backends: [
      ...fields.flatMap((field) => readBackend(spec[field], ['spec', field])),
      ...rules.flatMap((rule: unknown, index) => readRule(rule, ['spec', 'rules', index])),
    ],
  };
}

function readRule(rule: unknown, path: IngressBackend['path']): readonly IngressBackend[] {
  const { paths } = asObject(asObject(rule)['http']);
  if (!Array.isArray(paths)) return [];
  return paths.flatMap((each: unknown, index) =>
    readBackend(asObject(each)['backend'], [...path, 'http', 'paths', index, 'backend']),
  );
}

/** `serviceName` is how the API versions before v1 wrote it; a backend may also be a resource of another kind. */
function readBackend(value: unknown, path: IngressBackend['path']): readonly IngressBackend[] {
  const backend = asObject(value);
  const service = asObject(backend['service']);
  const name = asText(service['name']);
  const port = asObject(service['port'])['name'] ?? backend['servicePort'];
  // The controller of AWS takes actions from annotations under this port; no Service is meant.
  if (port === 'use-annotation') return [];
  if (name !== undefined) return [{ service: name, path: [...path, 'service', 'name'] }];
  const old = asText(backend['serviceName']);
  return old === undefined ? [] : [{ service: old, path: [...path, 'serviceName'] }];
}
