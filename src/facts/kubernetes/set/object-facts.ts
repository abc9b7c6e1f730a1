import { type Autoscaler, readAutoscaler } from '../autoscaler.js';
import type { Declared } from '../declarations.js';
import { identify, type ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { podKinds, readWorkload, type Workload } from '../workload.js';
import { type AuthorizationPolicy, readAuthorizationPolicy } from './authorization-policy.js';
import { type CustomResource, isCustom, readCustomResource } from './custom-resource.js';
import { readDiscoverer } from './discoverer.js';
import { type DisruptionBudget, readDisruptionBudget } from './disruption-budget.js';
import { type Ingress, readIngress } from './ingress.js';
import { type Monitor, readMonitor } from './monitor.js';
import { type NetworkPolicy, readNetworkPolicy } from './network-policy.js';
import { readService, type Service } from './service.js';

/**
 * What set-scope rules know of the objects of a set, by the name under which the facts stand in their input. What joins them
 * (`join-facts.ts`) adds to each what it has to do with others.
 */
export interface FactKinds {
  readonly workloads: Workload;
  readonly autoscalers: Autoscaler;
  readonly services: Service;
  readonly disruptionBudgets: DisruptionBudget;
  readonly networkPolicies: NetworkPolicy;
  readonly authorizationPolicies: AuthorizationPolicy;
  readonly monitors: Monitor;
  /** Configurations that discover in the cluster what they scrape. */
  readonly discoverers: Declared;
  readonly ingresses: Ingress;
  /** Of these it is enough that they are there. */
  readonly serviceAccounts: Declared;
  readonly customResources: CustomResource;
}

export type FactKind = keyof FactKinds;

/** The facts about one object: plain data and small, since they come from workers and stay until the set is judged. */
export interface ObjectFacts {
  readonly identity: ObjectIdentity;
  readonly facts: { readonly [Kind in FactKind]?: FactKinds[Kind] };
}

interface FactReader<Fact> {
  /** Group and kind of the objects that it reads, the group empty for the core. */
  readonly kinds: readonly string[];
  readonly read: (object: ManifestObject, identity: ObjectIdentity) => Fact | undefined;
}

const present = (_: ManifestObject, identity: ObjectIdentity): Declared => ({
  ...identity,
  declarations: 1,
});

const readers: { readonly [Kind in FactKind]: FactReader<FactKinds[Kind]> } = {
  workloads: { kinds: Object.keys(podKinds), read: readWorkload },
  autoscalers: {
    kinds: [
      'autoscaling/HorizontalPodAutoscaler',
      'keda.sh/ScaledObject',
      'serving.knative.dev/Service',
    ],
    read: readAutoscaler,
  },
  services: { kinds: ['/Service'], read: readService },
  disruptionBudgets: { kinds: ['policy/PodDisruptionBudget'], read: readDisruptionBudget },
  networkPolicies: { kinds: ['networking.k8s.io/NetworkPolicy'], read: readNetworkPolicy },
  authorizationPolicies: {
    kinds: ['security.istio.io/AuthorizationPolicy'],
    read: readAuthorizationPolicy,
  },
  monitors: {
    kinds: [
      'monitoring.coreos.com/PodMonitor',
      'monitoring.coreos.com/ServiceMonitor',
      'monitoring.googleapis.com/ClusterPodMonitoring',
      'monitoring.googleapis.com/PodMonitoring',
    ],
    read: readMonitor,
  },
  discoverers: {
    kinds: [
      '/ConfigMap',
      '/Secret',
      'monitoring.coreos.com/ScrapeConfig',
      'opentelemetry.io/OpenTelemetryCollector',
    ],
    read: readDiscoverer,
  },
  ingresses: { kinds: ['networking.k8s.io/Ingress'], read: readIngress },
  serviceAccounts: { kinds: ['/ServiceAccount'], read: present },
  // What no other reader knows; a collector is read by two.
  customResources: { kinds: ['opentelemetry.io/OpenTelemetryCollector'], read: readCustomResource },
};

const byKind = new Map<string, FactKind[]>();
for (const [name, { kinds }] of Object.entries(readers)) {
  // The keys of a literal are those of its type.
  for (const kind of kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), name as FactKind]);
}

/** Reads what set-scope rules need of an object; `undefined` where that is nothing. */
export function readObjectFacts(object: ManifestObject): ObjectFacts | undefined {
  const identity = identify(object);
  const kinds = byKind.get(`${identity.group}/${identity.kind}`);
  if (kinds === undefined && !isCustom(identity)) return undefined;
  const read = (kinds ?? ['customResources']).flatMap((kind) => {
    const fact = readers[kind].read(object, identity);
    return fact === undefined ? [] : [[kind, fact] as const];
  });
  return read.length === 0 ? undefined : { identity, facts: Object.fromEntries(read) };
}
