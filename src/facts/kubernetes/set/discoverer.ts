import { Buffer } from 'node:buffer';
import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject, asTextMap } from '../untrusted.js';

/**
 * An object whose configuration discovers in the cluster what it scrapes: which pods that are, only the scraper can tell. Of a Secret
 * nothing is kept but that it has such a configuration.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config
 */
export function readDiscoverer(
  { value }: ManifestObject,
  identity: ObjectIdentity,
): Declared | undefined {
  return discovers(value, identity.kind) ? { ...identity, declarations: 1 } : undefined;
}

function discovers(value: ManifestObject['value'], kind: string): boolean {
  switch (kind) {
    case 'ConfigMap':
      return textsOf(value['data']).some(isDiscovery);
    case 'Secret':
      return [
        ...textsOf(value['stringData']),
        ...textsOf(value['data']).map((text) => Buffer.from(text, 'base64').toString('utf8')),
      ].some(isDiscovery);
    case 'ScrapeConfig':
      return asObject(value['spec'])['kubernetesSDConfigs'] !== undefined;
    default:
      // v1beta1 of the OpenTelemetry operator has the configuration as an object, v1alpha1 as a text.
      return isDiscovery(JSON.stringify({ config: asObject(value['spec'])['config'] }));
  }
}

function isDiscovery(text: string): boolean {
  return text.includes('kubernetes_sd_configs');
}

function textsOf(map: unknown): readonly string[] {
  return Object.values(asTextMap(map));
}
