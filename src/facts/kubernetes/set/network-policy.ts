import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject } from '../untrusted.js';
import { type AdmittedCallers, readAdmittedCallers } from './admitted-callers.js';
import { type LabelSelector, readLabelSelector } from './label-selector.js';

/** Which pods a NetworkPolicy is about, and whom it lets call them. */
export interface NetworkPolicy extends Declared {
  readonly selector: LabelSelector;
  /** Null where it says nothing of who calls them. */
  readonly callers: AdmittedCallers | null;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec */
export function readNetworkPolicy(object: ManifestObject, identity: ObjectIdentity): NetworkPolicy {
  const spec = asObject<INetworkPolicySpec>(object.value['spec']);
  return {
    ...identity,
    declarations: 1,
    selector: readLabelSelector(spec.podSelector, 'everything', 'everything'),
    callers: readAdmittedCallers(spec),
  };
}
