import { Buffer } from 'node:buffer';
import type { Problem } from '../../../report/index.js';
import { readManifestText } from '../../../source/index.js';
import { openObjects } from '../objects.js';
import { bindConsumers, shareRows } from './databases/bind-consumers.js';
import { readRows } from './budget/budget-row.js';
import { type Budgets, readLimits } from './budget/budgets.js';
import { readSettings } from './settings/container-settings.js';
import { type DatabaseBudget, judgeDatabase } from './budget/database-budget.js';
import { DatabaseCatalog } from './databases/database-catalog.js';
import { findUses, type UnknownUse } from './databases/find-uses.js';
import { readPeakPods } from './pods/peak-pods.js';
import { type PodWorkload, readPodWorkloads } from './pods/pod-workload.js';
import { poolerRows } from './databases/pooler-rows.js';
import { readServerResources } from './databases/server-resources.js';
import { type ReadContainer, readServerContainers } from './databases/server-workloads.js';
import { type BudgetObject, SetObjects } from './set-objects.js';
import { findAutoscalers } from './pods/workload-autoscalers.js';

export interface ConnectionBudgetOptions {
  /** The environment that the manifests are of, for the budgets that differ in it. */
  readonly environment?: string;
  /** Count pods that are ending beside those that replace them. Default false. */
  readonly countTerminating?: boolean;
}

/** Every database of one set with what may connect to it. Plain data: it can be written as JSON. */
export interface ConnectionBudget {
  /** By their ids, in order. */
  readonly databases: readonly DatabaseBudget[];
  /** What uses a database that nobody can tell; each keeps every database undecided. */
  readonly unbound: readonly UnknownUse[];
  /** Workloads that several autoscalers move. */
  readonly conflicts: readonly AutoscalerConflict[];
  /** Texts that could not be read; nothing is to be concluded then. */
  readonly problems: readonly Problem[];
}

export interface AutoscalerConflict {
  readonly subject: string;
  readonly display: string;
  /** Ids of the autoscalers. */
  readonly autoscalers: readonly string[];
}

/**
 * Works out for each database how many connections the workloads of a set can open at their worst, and what it allows.
 *
 * @param manifests objects, or texts of manifests, of everything that runs together in one environment
 * @example
 * connectionBudget([await readFile('orders.yaml', 'utf8')], { databases: { 'orders-db': { max: 200 } } })
 */
export function connectionBudget(
  manifests: readonly (BudgetObject | string)[],
  budgets?: Budgets,
  options: ConnectionBudgetOptions = {},
): ConnectionBudget {
  const { objects, problems } = openManifests(manifests);
  const limits = readLimits(budgets, options.environment);
  const set = new SetObjects(objects);
  const workloads = readPodWorkloads(set);
  const autoscalers = findAutoscalers(set, workloads);
  const { countTerminating = false } = options;
  const pods = workloads.map((workload) => {
    const own = autoscalers.get(workload.object.id) ?? [];
    const peak = readPeakPods(workload, own, { nodes: limits.nodes, countTerminating });
    return workload.containers.map((container) => ({
      workload,
      container,
      peak,
      settings: readSettings(container, workload, set),
    }));
  });
  const servers = readServerContainers(pods.flat(), set);
  const catalog = new DatabaseCatalog(
    limits.databases,
    [...servers.map(({ server }) => server), ...readServerResources(set)],
    set,
  );
  const found = pods.map((pod) => findUses(pod, servers, catalog));
  const uses = found.flatMap((each) => each.uses);
  const bound = bindConsumers(limits.databases, catalog, pods, uses);
  const settled = new Set(bound.map(({ client }) => client.workload.object.id));
  const poolers = poolerRows(catalog);
  const unbound = [
    ...found.flatMap(({ unknown }) => unknown).filter(({ subject }) => !settled.has(subject)),
    ...workloads.flatMap(explainBlind),
    ...poolers.unbound,
  ].toSorted(compareUnknown);
  const databases = catalog.all.map((database) =>
    judgeDatabase(
      database,
      [
        ...[...uses, ...bound].filter((use) => use.database === database).flatMap(readRows),
        ...(poolers.rows.get(database) ?? []),
        ...(database.limit ? shareRows(database.limit, workloads) : []),
      ],
      unbound,
      problems,
    ),
  );
  return {
    databases: databases.toSorted((left, right) => compareText(left.id, right.id)),
    unbound,
    conflicts: findConflicts(pods),
    problems,
  };
}

function openManifests(manifests: readonly (BudgetObject | string)[]) {
  const objects: BudgetObject[] = [];
  const problems: Problem[] = [];
  manifests.forEach((manifest, index) => {
    if (typeof manifest !== 'string') {
      objects.push(manifest);
      return;
    }
    const uri = `manifests[${index}]`;
    const { documents, problems: unread } = readManifestText(uri, Buffer.from(manifest, 'utf8'));
    const opened = documents.map(openObjects);
    objects.push(...opened.flatMap((each) => each.objects));
    problems.push(...unread, ...opened.flatMap((each) => each.problems));
  });
  return { objects, problems };
}

function explainBlind({ object, blind }: PodWorkload): readonly UnknownUse[] {
  if (blind === undefined) return [];
  const { id: subject, display } = object;
  const location = { subject, path: ['spec', 'workloadRef'] };
  return [{ subject, display, container: null, reason: blind, location }];
}

function findConflicts(pods: readonly (readonly ReadContainer[])[]): readonly AutoscalerConflict[] {
  return pods
    .flatMap(([first]) => (first && first.peak.conflict.length > 0 ? [first] : []))
    .map(({ workload: { object }, peak }) => ({
      subject: object.id,
      display: object.display,
      autoscalers: peak.conflict,
    }))
    .toSorted((left, right) => compareText(left.subject, right.subject));
}

function compareUnknown(left: UnknownUse, right: UnknownUse): number {
  const key = ({ subject, container, reason }: UnknownUse) =>
    [subject, container, reason].join('\n');
  return compareText(key(left), key(right));
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
