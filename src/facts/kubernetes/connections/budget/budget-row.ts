import {
  aboutContainer,
  connectionAnnotations,
  readAnnotation,
  readCountAnnotation,
} from '../annotations.js';
import type { DependencyKind } from '../dependencies/dependency-kind.js';
import { chooseStack } from '../pools/choose-stack.js';
import { type Factor, knownFactor } from '../factor.js';
import type { Binding, DependencyUse } from '../dependencies/find-uses.js';
import { serviceNames } from '../dependencies/bind-consumers.js';
import { readUsePools } from './use-pools.js';
import { readWorkerProcesses } from '../pools/worker-processes.js';

/** Connections that one container of a workload opens to one database, factor by factor. */
export interface BudgetRow {
  /** Of a container, of a pooler on its other side, or what is set aside for a service whose manifests are elsewhere. */
  readonly kind: 'container' | 'pooler' | 'share';
  /** Id of the workload; that of the budget file for a share. */
  readonly subject: string;
  readonly display: string;
  /** Name by which a budget calls it. */
  readonly service: string;
  /** Other names by which a budget may call it. */
  readonly names: readonly string[];
  readonly container: string | null;
  /** Of the datasource, where the container has several. */
  readonly datasource: string | null;
  /** Id of the stack, where it is known. */
  readonly stack: string | null;
  readonly binding: Binding | null;
  readonly pods: Factor;
  readonly surge: Factor;
  readonly terminating: Factor;
  readonly processes: Factor;
  /** Pools in a process. */
  readonly pools: Factor;
  /** Connections of a pool. */
  readonly pool: Factor;
  /** Threads that limit what a process can hold. */
  readonly threads: Factor | null;
  /** Of an init container, that which it needs beyond the containers after it. */
  readonly isExcess?: true;
}

/** The rows of a use: one a pool. */
export function readRows(use: DependencyUse, kind: DependencyKind): readonly BudgetRow[] {
  const { client, dependency, binding } = use;
  const { container, settings, peak } = client;
  const workload = aboutContainer(client.workload, container.name);
  const chosen = chooseStack(workload, container, settings, kind.table);
  const workers = readWorkerProcesses(workload, container, settings);
  const stack = chosen.kind === 'stack' ? chosen.stack : undefined;
  const isAnnotated =
    kind.name === 'database' &&
    readAnnotation(workload, connectionAnnotations.threads) !== undefined;
  const threads = stack?.isCappedByThreads || isAnnotated ? workers.threads : undefined;
  const one = (source: string) => knownFactor(1, 'default', source);
  const isOnePod =
    dependency.server?.pooler !== undefined && dependency.server.services.length === 0;
  const processes =
    stack?.multiplier === 'pod'
      ? (readCountAnnotation(workload, connectionAnnotations.processes) ??
        one(`${stack.name} is one process`))
      : workers.processes;
  const none = knownFactor(0, 'default', 'the pooler runs in each pod');
  return readUsePools(
    { ...use, client: { ...client, workload } },
    chosen,
    workers.threads,
    kind,
  ).map(({ name, size }) => ({
    kind: 'container',
    subject: workload.object.id,
    display: workload.object.display,
    service: workload.object.name,
    names: serviceNames(workload),
    container: container.name,
    datasource: name,
    stack: stack?.id ?? null,
    binding,
    pods: isOnePod ? one('one pod, since the pooler runs in each') : peak.ceiling,
    surge: isOnePod ? none : peak.surge,
    terminating: isOnePod ? none : peak.terminating,
    processes,
    pools:
      (kind.name === 'database'
        ? readCountAnnotation(workload, connectionAnnotations.pools, dependency.id)
        : undefined) ?? one('one pool in each process'),
    pool: size,
    threads: threads ?? null,
  }));
}

/** The most connections of one process: the pool, or what its threads can hold. */
export function perProcess({ pool, threads }: Pick<BudgetRow, 'pool' | 'threads'>): number | null {
  const limits = [pool.value, threads?.value ?? null].filter((value) => value !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}
