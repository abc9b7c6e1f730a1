import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject } from '../untrusted.js';
import { type LabelSelector, readLabelSelector } from './label-selector.js';

/** Which pods a NetworkPolicy is about. */
export interface NetworkPolicy extends Declared {
  readonly selector: LabelSelector;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec */
export function readNetworkPolicy(object: ManifestObject, identity: ObjectIdentity): NetworkPolicy {
  const { podSelector } = asObject<INetworkPolicySpec>(object.value['spec']);
  return {
    ...identity,
    declarations: 1,
    selector: readLabelSelector(podSelector, 'everything', 'everything'),
  };
}
