import type { INetworkPolicyIngressRule } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyIngressRule';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import { asObject } from '../untrusted.js';
import { type LabelSelector, readLabelSelector } from './label-selector.js';

/** Whom a NetworkPolicy lets call its pods; ports are not looked at. */
export interface AdmittedCallers {
  /** Some rule names nobody, and so admits all. */
  readonly everybody: boolean;
  /** Some peers are not told by the set: addresses, or namespaces by labels that are theirs. */
  readonly others: boolean;
  readonly peers: readonly AdmittedPods[];
}

/** Pods of namespaces: one by its name, all (`*`), or (null) that of the policy. */
export interface AdmittedPods {
  readonly namespace: string | null;
  readonly pods: LabelSelector;
}

/**
 * Reads whom a policy admits; null where it is about what pods call, and says nothing of who calls them. A policy that names no types is
 * about ingress: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec
 */
export function readAdmittedCallers(spec: unknown): AdmittedCallers | null {
  const { policyTypes: types, ingress } = asObject<INetworkPolicySpec>(spec);
  if (Array.isArray(types) && types.length > 0 && !types.includes('Ingress')) return null;
  const rules = Array.isArray(ingress) ? ingress : [];
  const isUnread = !Array.isArray(ingress) && (ingress ?? null) !== null;
  const peers = rules.map((rule: unknown) => asObject<INetworkPolicyIngressRule>(rule).from ?? []);
  const read = peers.flatMap((from: unknown) =>
    Array.isArray(from) ? from.flatMap(readPeer) : [null],
  );
  return {
    everybody: peers.some((from) => Array.isArray(from) && from.length === 0),
    others: isUnread || read.includes(null),
    peers: read.filter((peer) => peer !== null),
  };
}

/** Null where the set does not tell who is meant. */
function readPeer(value: unknown): readonly (AdmittedPods | null)[] {
  const {
    podSelector = null,
    namespaceSelector = null,
    ipBlock = null,
  } = asObject<INetworkPolicyPeer>(value);
  const pods = readLabelSelector(podSelector, 'everything', 'everything');
  const namespaces = readLabelSelector(namespaceSelector, 'everything', 'nothing');
  // One that names nothing at all is refused by the cluster.
  const isEmpty = podSelector === null && namespaceSelector === null;
  if (isEmpty || ipBlock !== null || pods.kind === 'unreadable') return [null];
  switch (namespaces.kind) {
    case 'nothing':
      return [{ namespace: null, pods }];
    case 'everything':
      return [{ namespace: '*', pods }];
    case 'unreadable':
      return [null];
    case 'labels':
      return namesIn(namespaces)?.map((namespace) => ({ namespace, pods })) ?? [null];
  }
}

/** The label that the cluster gives every namespace: its name. */
const namespaceName = 'kubernetes.io/metadata.name';

/** The namespaces of a selector that asks for nothing but their names. */
function namesIn({
  labels,
  expressions,
}: Extract<LabelSelector, { readonly kind: 'labels' }>): readonly string[] | undefined {
  const asked = [
    ...Object.entries(labels).map(([key, name]) => ({ key, operator: 'In', values: [name] })),
    ...expressions,
  ];
  const [only] = asked;
  const isName = asked.length === 1 && only?.key === namespaceName && only.operator === 'In';
  return isName ? only.values : undefined;
}
