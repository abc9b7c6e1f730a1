import { Buffer } from 'node:buffer';
import type { Problem } from '../../../report/index.js';
import { readManifestText } from '../../../source/index.js';
import type { Catalog } from '../../catalog/index.js';
import { openObjects } from '../objects.js';
import type { Budgets } from './budget/budgets.js';
import type { DatabaseBudget, DependencyBudget } from './budget/dependency-budget.js';
import { readPoolFormulas } from './budget/pool-formula.js';
import { readLimits } from './budget/read-limits.js';
import {
  brokerKind,
  cacheKind,
  channelKind,
  concurrencyKind,
  databaseKind,
  rateKind,
} from './dependencies/dependency-kind.js';
import { findServices } from './dependencies/bind-services.js';
import type { UnknownUse } from './dependencies/find-uses.js';
import { readServerResources } from './dependencies/server-resources.js';
import { type ReadContainer, readServerContainers } from './dependencies/server-workloads.js';
import {
  compareText,
  judgeDependencies,
  type JudgedDependencies,
  type ReadSet,
} from './judge-dependencies.js';
import { type PeakPods, readPeakPods } from './pods/peak-pods.js';
import { type Container, readPodWorkloads } from './pods/pod-workload.js';
import { findAutoscalers } from './pods/workload-autoscalers.js';
import { type BudgetObject, SetObjects } from './set-objects.js';
import { readSettings } from './settings/container-settings.js';
import { judgeTopics } from './topics/judge-topics.js';
import type { TopicBudget } from './topics/topic-budget.js';

/** Of what environment the manifests are, and which of their pods count. */
export interface ConnectionBudgetOptions {
  /** The environment that the manifests are of, for the budgets that differ in it. */
  readonly environment?: string;
  /** Count pods that are ending beside those that replace them. Default false. */
  readonly countTerminating?: boolean;
}

/** Everything that a set depends on with what may use it. Plain data: it can be written as JSON. */
export interface ConnectionBudget {
  /** By their ids, in order. */
  readonly databases: readonly DatabaseBudget[];
  /** Message brokers by id; one whose channels are limited has a budget of these as well. */
  readonly brokers: readonly DependencyBudget[];
  readonly caches: readonly DependencyBudget[];
  /** Those of the budget file by id, one budget for each limit that it has. */
  readonly downstreams: readonly DependencyBudget[];
  readonly topics: readonly TopicBudget[];
  /** What uses something that nobody can tell; each keeps undecided what it may be. */
  readonly unbound: readonly UnknownUse[];
  /** Workloads that several autoscalers move. */
  readonly conflicts: readonly AutoscalerConflict[];
  /** Texts that could not be read; nothing is to be concluded then. */
  readonly problems: readonly Problem[];
}

/** A workload that several autoscalers move: nobody can tell its pods. */
export interface AutoscalerConflict {
  readonly subject: string;
  readonly display: string;
  /** Ids of the autoscalers. */
  readonly autoscalers: readonly string[];
}

/**
 * Works out for each database, broker, cache, downstream and topic how much of it the workloads of a set can use at their worst, and
 * what it allows.
 *
 * @param manifests objects, or texts of manifests, of everything that runs together in one environment
 * @example
 * connectionBudget([await readFile('orders.yaml', 'utf8')], { databases: { 'orders-db': { max: 200 } } })
 */
export function connectionBudget(
  manifests: readonly (BudgetObject | string)[],
  budgets?: Budgets,
  options: ConnectionBudgetOptions & { readonly catalog?: Catalog } = {},
): ConnectionBudget {
  const { objects, problems } = openManifests(manifests);
  const limits = readLimits(budgets, options.environment);
  const set = new SetObjects(objects);
  const workloads = readPodWorkloads(set);
  const autoscalers = findAutoscalers(set, workloads);
  const { countTerminating = false } = options;
  const peaks = new Map<string, PeakPods>();
  const inits = new Map<string, readonly ReadContainer[]>();
  const pods = workloads.map((workload) => {
    const own = autoscalers.get(workload.object.id) ?? [];
    const peak = readPeakPods(workload, own, { nodes: limits.nodes, countTerminating });
    peaks.set(workload.object.id, peak);
    const read = (container: Container): ReadContainer => ({
      workload,
      container,
      peak,
      settings: readSettings(container, workload, set),
    });
    inits.set(workload.object.id, workload.initContainers.map(read));
    return workload.containers.map(read);
  });
  const read: ReadSet = {
    objects: set,
    workloads,
    pods,
    inits,
    peaks,
    autoscalers,
    servers: readServerContainers(pods.flat(), set),
    resources: readServerResources(set),
    problems,
    services: findServices(options.catalog, workloads),
    ids: limits.ids,
  };
  const databases = judgeDependencies(databaseKind, limits.databases, read);
  const brokers = judgeDependencies(brokerKind, limits.brokers, read);
  const channels = judgeDependencies(channelKind, limits.channels, read);
  const caches = judgeDependencies(cacheKind, limits.caches, read);
  const rates = judgeDependencies(rateKind, limits.rates, read);
  const concurrencies = judgeDependencies(concurrencyKind, limits.concurrencies, read);
  return {
    databases: databases.budgets.map(({ budget, limit }) => ({
      ...budget,
      dependency: 'database',
      formulas: readPoolFormulas(limit, budget.rows, budget.supply.allowed.value),
    })),
    brokers: joinUnits(brokers, channels),
    caches: joinUnits(caches),
    downstreams: joinUnits(rates, concurrencies),
    topics: judgeTopics(limits.topics, read),
    unbound: [
      ...databases.unbound,
      ...brokers.unbound,
      ...caches.unbound,
      ...joinUnknown(rates, concurrencies),
    ],
    conflicts: findConflicts(pods),
    problems,
  };
}

function joinUnits(...judged: readonly JudgedDependencies[]): readonly DependencyBudget[] {
  return judged
    .flatMap(({ budgets }) => budgets.map(({ budget }) => budget))
    .toSorted((left, right) => compareText(left.id, right.id));
}

/** What cannot be told of a downstream is the same for both of its limits. */
function joinUnknown(...judged: readonly JudgedDependencies[]): readonly UnknownUse[] {
  const uses = judged.flatMap(({ unbound }) => unbound);
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
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
