import { connectionAnnotations, readAnnotation, readCountAnnotation } from '../annotations.js';
import { chooseStack, type ChosenStack } from '../pools/choose-stack.js';
import { type Factor, knownFactor, unknownFactor } from '../factor.js';
import type { Binding, DatabaseUse } from '../databases/find-uses.js';
import type { Connection } from '../databases/find-connections.js';
import {
  type Pool,
  readAnnotatedPool,
  readPools,
  readUrlPool,
  unnamed,
} from '../pools/pool-size.js';
import { settingKey } from '../settings/setting.js';
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
}

/** The rows of a use: one a pool. */
export function readRows(use: DatabaseUse): readonly BudgetRow[] {
  const { client, database, binding } = use;
  const { workload, container, settings, peak } = client;
  const chosen = chooseStack(workload, container, settings);
  const workers = readWorkerProcesses(workload, container, settings);
  const stack = chosen.kind === 'stack' ? chosen.stack : undefined;
  const isAnnotated = readAnnotation(workload, connectionAnnotations.threads) !== undefined;
  const threads = stack?.isCappedByThreads || isAnnotated ? workers.threads : undefined;
  const one = (source: string) => knownFactor(1, 'default', source);
  const isOnePod = database.server?.pooler !== undefined && database.server.services.length === 0;
  const processes =
    stack?.multiplier === 'pod'
      ? (readCountAnnotation(workload, connectionAnnotations.processes) ??
        one(`${stack.name} is one process`))
      : workers.processes;
  const none = knownFactor(0, 'default', 'the pooler runs in each pod');
  return poolsOf(use, chosen, workers.threads).map(({ name, isPublic, size }) => ({
    kind: 'container',
    subject: workload.object.id,
    display: workload.object.display,
    service: workload.object.name,
    container: container.name,
    datasource: name === '' || !isPublic ? null : name,
    stack: stack?.id ?? null,
    binding,
    pods: isOnePod ? one('one pod, since the pooler runs in each') : peak.ceiling,
    surge: isOnePod ? none : peak.surge,
    terminating: isOnePod ? none : peak.terminating,
    processes,
    pools:
      readCountAnnotation(workload, connectionAnnotations.pools, database.id) ??
      one('one pool in each process'),
    pool: size,
    threads: threads ?? null,
  }));
}

function poolsOf(
  { client: { workload, settings }, database, connections }: DatabaseUse,
  chosen: ChosenStack,
  threads: Factor | undefined,
): readonly Pool[] {
  const annotated = readAnnotatedPool(workload, database.id);
  if (annotated) return [unnamed(annotated)];
  const withPool = connections.flatMap(({ setting, pool }) =>
    pool
      ? [
          {
            name: settingKey(setting.name),
            isPublic: !setting.isSecret,
            size: readUrlPool(setting, pool.name, pool.text),
          },
        ]
      : [],
  );
  const plain = connections.filter(
    ({ kind, pool, setting }) => kind === 'string' && !pool && !isForMigrations(setting.name),
  );
  if (withPool.length > 0) {
    const pools = withPool.length === 1 ? withPool.map(({ size }) => unnamed(size)) : withPool;
    if (plain.length === 0) return pools;
    // A second connection string without a limit of its own has the pool of the settings.
    return [...pools, ...choosePools(readPools(settings, chosen, threads), plain)];
  }
  return choosePools(readPools(settings, chosen, threads), connections);
}

/** Pools named after one of the connections, else those without a name, else all of them. */
function choosePools(pools: readonly Pool[], connections: readonly Connection[]): readonly Pool[] {
  const keys = connections.map(({ setting }) => settingKey(setting.name));
  const named = pools.filter(({ name }) => name !== '' && keys.some((key) => key.includes(name)));
  if (named.length > 0) return named;
  const plain = pools.filter(({ name }) => name === '');
  if (plain.length > 0) return plain;
  return pools.length > 0
    ? pools
    : [unnamed(unknownFactor('pool size', 'nothing says how large its pool is'))];
}

/** Prisma's second address of the same database, for migrations, which run before the service. */
function isForMigrations(name: string): boolean {
  return /direct|shadow|migrat/i.test(name);
}

/** The most connections of one process: the pool, or what its threads can hold. */
export function perProcess({ pool, threads }: Pick<BudgetRow, 'pool' | 'threads'>): number | null {
  const limits = [pool.value, threads?.value ?? null].filter((value) => value !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}
