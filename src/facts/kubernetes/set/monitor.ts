import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject } from '../untrusted.js';
import { type LabelSelector, readLabelSelector } from './label-selector.js';

/**
 * What an operator scrapes: Services for a ServiceMonitor, pods for a PodMonitor and for the PodMonitoring and ClusterPodMonitoring of
 * Google's managed Prometheus.
 */
export interface Monitor extends Declared {
  readonly selector: LabelSelector;
  /** Where it looks; null is every namespace. */
  readonly namespaces: readonly string[] | null;
}

/**
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.NamespaceSelector
 * @see https://github.com/GoogleCloudPlatform/prometheus-engine/blob/main/doc/api.md
 */
export function readMonitor(object: ManifestObject, identity: ObjectIdentity): Monitor {
  const { selector, namespaceSelector } = asObject(object.value['spec']);
  const { any, matchNames } = asObject(namespaceSelector);
  const names = Array.isArray(matchNames)
    ? matchNames.filter((name) => typeof name === 'string')
    : [];
  return {
    ...identity,
    declarations: 1,
    selector: readLabelSelector(selector, 'everything', 'everything'),
    namespaces:
      any === true || identity.kind === 'ClusterPodMonitoring'
        ? null
        : names.length > 0
          ? names
          : [identity.namespace],
  };
}
