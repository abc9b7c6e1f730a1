import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject, asTextMap } from '../untrusted.js';
import { type LabelSelector, selectsLabels } from './label-selector.js';

/** An object of a kind that is none of Kubernetes itself. An operator may make pods of it. */
export interface CustomResource extends Declared {
  readonly labels: Readonly<Record<string, string>>;
}

export function readCustomResource(
  object: ManifestObject,
  identity: ObjectIdentity,
): CustomResource {
  const metadata = asObject(object.value['metadata']);
  return { ...identity, declarations: 1, labels: asTextMap(metadata['labels']) };
}

/** Groups of Kubernetes itself have no dot or end in `k8s.io`, which is kept for them. */
export function isCustom({ group }: ObjectIdentity): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io');
}

/** Groups whose resources make no pods. */
const groupsWithoutPods = new Set([
  'bitnami.com',
  'cert-manager.io',
  'external-secrets.io',
  'keda.sh',
  'networking.istio.io',
  'policy.linkerd.io',
  'projectcontour.io',
  'security.istio.io',
  'traefik.containo.us',
  'traefik.io',
]);

const kindsWithoutPods = new Set([
  'monitoring.coreos.com/AlertmanagerConfig',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/Probe',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ScrapeConfig',
  'monitoring.coreos.com/ServiceMonitor',
]);

/**
 * Whether pods that a selector is meant for may come from this resource: its labels are those that are selected, which operators
 * hand on to pods, or its name is one of the values.
 */
export function mayMakePods(resource: CustomResource, selector: LabelSelector): boolean {
  const { group, kind, name, labels } = resource;
  if (groupsWithoutPods.has(group) || kindsWithoutPods.has(`${group}/${kind}`)) return false;
  if (selector.kind !== 'labels') return false;
  const values = [
    ...Object.values(selector.labels),
    ...selector.expressions.flatMap(({ operator, values }) => (operator === 'In' ? values : [])),
  ];
  return values.includes(name) || selectsLabels(selector, labels);
}
