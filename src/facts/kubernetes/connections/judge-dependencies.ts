import type { Problem } from '../../../report/index.js';
import { connectionAnnotations, findMisspelt, readAnnotatedNames } from './annotations.js';
import { readRows } from './budget/budget-row.js';
import { type DependencyBudget, judgeDependency } from './budget/dependency-budget.js';
import type { DependencyLimit, EnvironmentLimits } from './budget/read-limits.js';
import { settleInits } from './budget/settle-inits.js';
import { bindConsumers, shareRows } from './dependencies/bind-consumers.js';
import { bindServices, type CatalogService } from './dependencies/bind-services.js';
import { isHostOf, readServiceHost } from './dependencies/dependency-hosts.js';
import { DependencyCatalog } from './dependencies/dependency-catalog.js';
import type { DependencyKind } from './dependencies/dependency-kind.js';
import type { DependencyServer } from './dependencies/dependency-server.js';
import { type DependencyUse, findUses, type UnknownUse } from './dependencies/find-uses.js';
import { poolerRows } from './dependencies/pooler-rows.js';
import {
  isSelected,
  type ReadContainer,
  type ServerContainer,
} from './dependencies/server-workloads.js';
import type { PeakPods } from './pods/peak-pods.js';
import type { PodWorkload } from './pods/pod-workload.js';
import type { WorkloadAutoscaler } from './pods/workload-autoscalers.js';
import type { SetObject, SetObjects } from './set-objects.js';

/** What is known of a set, before anything is judged. */
export interface ReadSet {
  readonly objects: SetObjects;
  readonly workloads: readonly PodWorkload[];
  /** The containers of each workload. */
  readonly pods: readonly (readonly ReadContainer[])[];
  /** The init containers by the ids of workloads. */
  readonly inits: ReadonlyMap<string, readonly ReadContainer[]>;
  /** By the ids of workloads. */
  readonly peaks: ReadonlyMap<string, PeakPods>;
  readonly autoscalers: ReadonlyMap<string, readonly WorkloadAutoscaler[]>;
  readonly servers: readonly ServerContainer[];
  readonly resources: readonly DependencyServer[];
  readonly problems: readonly Problem[];
  /** What the catalog says of them, by the ids of workloads. */
  readonly services: ReadonlyMap<string, CatalogService>;
  /** What the budgets name. */
  readonly ids: EnvironmentLimits['ids'];
}

export interface JudgedDependencies {
  readonly budgets: readonly {
    readonly limit?: DependencyLimit;
    readonly budget: DependencyBudget;
  }[];
  readonly unbound: readonly UnknownUse[];
}

/** Judges every dependency of one kind: those of the budget, those that the set runs, and those that somebody connects to. */
export function judgeDependencies(
  kind: DependencyKind,
  limits: readonly DependencyLimit[],
  set: ReadSet,
): JudgedDependencies {
  // Nothing but its budget tells that something is a downstream, or that channels count.
  if (limits.length === 0 && (kind.vocabulary === undefined || kind.unit === 'channels')) {
    return { budgets: [], unbound: [] };
  }
  const { workloads, pods, problems, ids } = set;
  const isOwn = ({ role }: DependencyServer) => role === kind.name && kind.unit === 'connections';
  const servers = set.servers.filter(({ server }) => isOwn(server));
  const catalog = new DependencyCatalog(
    limits,
    [...servers.map(({ server }) => server), ...set.resources.filter(isOwn)],
    set.objects,
  );
  const found = pods.map((pod) => {
    const inits = set.inits.get(pod[0]?.workload.object.id ?? '') ?? [];
    return findUses(pod, inits, servers, catalog, kind);
  });
  const ownIds = findOwnServers(limits, set);
  const uses = found.flatMap((each) => each.uses).filter((use) => !isOwnAddress(use, set));
  const consuming = bindConsumers(limits, catalog, pods, uses, kind.name);
  const bound =
    kind.name === 'database'
      ? [...consuming, ...bindServices(set.services, catalog, pods, [...uses, ...consuming])]
      : consuming;
  const settled = new Set(bound.map(({ client }) => client.workload.object.id));
  const poolers = poolerRows(catalog);
  const unbound = [
    ...found
      .flatMap(({ unknown }) => unknown)
      .filter(({ subject }) => !settled.has(subject) && !ownIds.has(subject)),
    ...workloads.flatMap((workload) => explainBlind(workload, kind)),
    ...workloads.flatMap((workload) => explainMisspelt(workload, kind, ids)),
    ...poolers.unbound,
  ].toSorted(compareUnknown);
  const rows = new Map(catalog.all.map((each) => [each, [...(poolers.rows.get(each) ?? [])]]));
  for (const use of [...uses, ...bound]) rows.get(use.dependency)?.push(...readRows(use, kind));
  const budgets = catalog.all
    // Of channels and requests there is nothing to say where no budget limits them.
    .filter(({ limit }) => limit !== undefined || kind.unit === 'connections')
    .map((dependency) => {
      const { limit } = dependency;
      const own = settleInits(rows.get(dependency) ?? [], workloads);
      const shares = limit ? shareRows(limit, workloads) : [];
      const all = [...own, ...shares];
      const budget = judgeDependency(dependency, all, unbound, problems, kind);
      return { ...(limit ? { limit } : {}), budget };
    })
    .toSorted((left, right) => compareText(left.budget.id, right.budget.id));
  return { budgets, unbound };
}

/** Workloads of the set that the budget means itself: who connects to their Service connects to the dependency. */
function findOwnServers(
  limits: readonly DependencyLimit[],
  { objects, workloads }: ReadSet,
): ReadonlySet<string> {
  const ids = new Set<string>();
  if (limits.length === 0) return ids;
  for (const service of objects.ofKind('core/Service')) {
    const host = hostOf(service);
    // A database may go by the name of the service that owns it, where its hosts are given.
    const isMeant = limits.some(({ id, hosts }) =>
      (hosts.length > 0 ? hosts : [id]).some((each) => isHostOf(host, service.namespace, each)),
    );
    if (!isMeant) continue;
    for (const workload of workloads)
      if (isSelected(service, workload)) ids.add(workload.object.id);
  }
  return ids;
}

/** A server that is told its own address, by settings that it shares with its clients, is no client of itself. */
function isOwnAddress({ client, connections }: DependencyUse, { objects }: ReadSet): boolean {
  const { workload } = client;
  const hosts = connections.flatMap((connection) => connection.hosts);
  if (hosts.length === 0) return false;
  return hosts.every((host) => {
    const own = readServiceHost(host);
    if (!own) return false;
    const namespace = own.namespace ?? workload.object.namespace;
    return objects
      .named('core/Service', own.name, namespace)
      .some((service) => isSelected(service, workload));
  });
}

function hostOf({ name, namespace }: SetObject): string {
  return namespace === '' ? name : `${name}.${namespace}.svc`;
}

function explainBlind(
  workload: PodWorkload,
  { name, uses }: DependencyKind,
): readonly UnknownUse[] {
  const { object, blind, workflowPods } = workload;
  if (blind === undefined || readAnnotatedNames(workload, uses) !== undefined) return [];
  const { id: subject, display } = object;
  const location = {
    subject,
    path: object.value['spec'] && object.kind === 'Rollout' ? ['spec', 'workloadRef'] : [],
  };
  const guess = workflowPods ? { isGuess: true as const } : {};
  const use = { dependency: name, subject, display, container: null, reason: blind, location };
  return [{ ...use, ...guess }];
}

function explainMisspelt(
  workload: PodWorkload,
  { name, count }: DependencyKind,
  ids: ReadSet['ids'],
): readonly UnknownUse[] {
  const { id: subject, display } = workload.object;
  const own = name === 'database' ? [count, connectionAnnotations.pools] : [count];
  return findMisspelt(workload, own, ids[name]).map(({ reason, place: location }) => ({
    dependency: name,
    subject,
    display,
    container: null,
    reason,
    location,
  }));
}

function compareUnknown(left: UnknownUse, right: UnknownUse): number {
  const key = ({ subject, container, reason }: UnknownUse) =>
    [subject, container, reason].join('\n');
  return compareText(key(left), key(right));
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
