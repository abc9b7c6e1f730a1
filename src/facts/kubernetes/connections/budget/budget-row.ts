import { connectionAnnotations, readAnnotation, readCountAnnotation } from '../annotations.js';
import type { DependencyKind } from '../dependencies/dependency-kind.js';
import { chooseStack, type ChosenStack } from '../pools/choose-stack.js';
import { type Factor, knownFactor, unknownFactor } from '../factor.js';
import type { Binding, DependencyUse } from '../dependencies/find-uses.js';
import type { Connection } from '../dependencies/find-connections.js';
import { type Pool, readOwnPool, readPools, readUrlPool, unnamed } from '../pools/pool-size.js';
import { serviceNames } from '../dependencies/bind-consumers.js';
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
}

/** The rows of a use: one a pool. */
export function readRows(use: DependencyUse, kind: DependencyKind): readonly BudgetRow[] {
  const { client, dependency, binding } = use;
  const { workload, container, settings, peak } = client;
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
  return poolsOf(use, chosen, workers.threads, kind).map(({ name, isPublic, size }) => ({
    kind: 'container',
    subject: workload.object.id,
    display: workload.object.display,
    service: workload.object.name,
    names: serviceNames(workload),
    container: container.name,
    datasource: name === '' || !isPublic ? null : name,
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

function poolsOf(
  { client: { workload, settings }, dependency, connections }: DependencyUse,
  chosen: ChosenStack,
  threads: Factor | undefined,
  kind: DependencyKind,
): readonly Pool[] {
  const own = readOwnPool(workload, settings, kind, dependency.id);
  if (own) return [unnamed(own)];
  const pools = () => readPools(settings, chosen, threads, kind.table);
  const withPool = connections.flatMap(({ setting, pool }) =>
    pool && kind.unit === 'connections'
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
    const given = withPool.length === 1 ? withPool.map(({ size }) => unnamed(size)) : withPool;
    if (plain.length === 0) return given;
    // A second connection string without a limit of its own has the pool of the settings.
    return [...given, ...choosePools(pools(), plain)];
  }
  return choosePools(pools(), connections);
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
