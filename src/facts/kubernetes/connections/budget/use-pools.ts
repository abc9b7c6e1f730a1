import { connectionAnnotations, readCountAnnotation } from '../annotations.js';
import { readServiceHost } from '../dependencies/dependency-hosts.js';
import type { DependencyKind } from '../dependencies/dependency-kind.js';
import { type Connection, findConnections, wordsOf } from '../dependencies/find-connections.js';
import type { DependencyUse } from '../dependencies/find-uses.js';
import { type Factor, knownFactor, unknownFactor } from '../factor.js';
import { isProbe } from '../dependencies/is-probe.js';
import type { ChosenStack } from '../pools/choose-stack.js';
import {
  type ContainerPools,
  type NamedPool,
  readOwnPool,
  readPools,
  readUrlPool,
} from '../pools/pool-size.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import { settingKey } from '../settings/setting.js';

/** A pool that a process has for a dependency. */
export interface UsePool {
  /** What tells it from the others of the container; null where it is the only one. */
  readonly name: string | null;
  readonly size: Factor;
}

/**
 * The pools that a container has for one dependency: a client keeps one for each connection string of its own. A host goes with other
 * settings, and makes a pool of its own only where no connection string names it.
 */
export function readUsePools(
  use: DependencyUse,
  chosen: ChosenStack,
  threads: Factor | undefined,
  kind: DependencyKind,
): readonly UsePool[] {
  const { workload, settings } = use.client;
  const own = readOwnPool(workload, settings, kind, use.dependency.id);
  if (own) return [{ name: null, size: own }];
  if (kind.unit === 'connections' && isProbe(use.client)) {
    const source = `one connection of init container ${use.client.container.name} at a time`;
    return [{ name: null, size: knownFactor(1, 'default', source) }];
  }
  const pools = readPools(settings, chosen, threads, kind.table);
  const clients = kind.unit === 'connections' ? findClients(use.connections, settings, kind) : [];
  const [only] = clients;
  if (only === undefined || clients.length === 1) {
    if (only?.pool) return [{ name: null, size: only.pool }];
    const keys = use.connections.map(({ setting }) => settingKey(setting.name));
    return chooseAny(pools, keys, settings, kind);
  }
  const sizes = clients.map((client) => ({
    name: client.name,
    size: client.pool ?? chooseOne(pools, client, settings, kind),
  }));
  const isCounted =
    kind.name === 'database' &&
    readCountAnnotation(workload, connectionAnnotations.pools, use.dependency.id) !== undefined;
  return isCounted ? [{ name: null, size: largestOf(sizes) }] : sizes;
}

/** What connects on its own. */
interface Client {
  readonly name: string;
  /** Names of the settings that say the same, spelled as keys are compared. */
  readonly keys: readonly string[];
  /** The size that its connection string gives. */
  readonly pool: Factor | undefined;
}

/** One for each text of a connection string, and for each host that none of them names. */
function findClients(
  connections: readonly Connection[],
  settings: ContainerSettings,
  { name }: DependencyKind,
): readonly Client[] {
  const strings = connections.filter(({ kind }) => kind === 'string');
  const hosts = connections.filter(({ kind }) => kind === 'host');
  const serving = strings.filter(({ setting }) => !isForMigrations(setting.name));
  const kept = serving.length > 0 || hosts.length > 0 ? serving : strings;
  const named = new Set(kept.flatMap((each) => each.hosts.map(nameHost)));
  const others = hosts.filter((each) => !each.hosts.some((host) => named.has(nameHost(host))));
  return [
    ...group(kept, ({ setting }) => setting.text?.trim() ?? setting.name),
    // Clients of brokers and caches take the hosts of one cluster in several settings.
    ...(name === 'database' ? group(others, (each) => identifyHost(each, settings)) : []),
  ];
}

function group(
  connections: readonly Connection[],
  keyOf: (connection: Connection) => string,
): readonly Client[] {
  const groups = new Map<string, Connection[]>();
  for (const connection of connections) {
    const key = keyOf(connection);
    groups.set(key, [...(groups.get(key) ?? []), connection]);
  }
  return [...groups.values()].flatMap((members): readonly Client[] => {
    const [first] = members;
    if (!first) return [];
    const { setting, pool } = first;
    return [
      {
        name: setting.isSecret ? setting.source : setting.name,
        keys: members.map((each) => settingKey(each.setting.name)),
        pool: pool && readUrlPool(setting, pool.name, pool.text),
      },
    ];
  });
}

const hostEnding =
  /_?(?:HOST|HOSTNAME|HOSTADDR|HOSTS|ADDR|ADDRESS|ADDRESSES|SERVER|ENDPOINT)(?:_[A-Z0-9]+)?$/;

const nameEndings = ['NAME', 'DATABASE', 'DB', 'DBNAME', 'DB_NAME', 'DATABASE_NAME'];

/** `USERS_DB_HOST` and `ORDERS_DB_HOST` are two where `USERS_DB_NAME` and `ORDERS_DB_NAME` say so. */
function identifyHost({ setting, hosts }: Connection, { byKey }: ContainerSettings): string {
  const stem = wordsOf(setting.name).replace(hostEnding, '');
  const name = nameEndings
    .map((ending) => byKey.get(settingKey(`${stem}_${ending}`))?.text?.trim())
    .find((text) => text !== undefined && text !== '');
  return [...hosts.map(nameHost), name ?? ''].join('\n');
}

/** A Service goes by one name whichever way it is called. */
function nameHost(host: string): string {
  return readServiceHost(host)?.name ?? host;
}

/** A second address of the same database, for migrations, which run before the service: of Prisma, Flyway, Liquibase and others. */
function isForMigrations(name: string): boolean {
  return /direct|shadow|migrat|flyway|liquibase|alembic|dbmate|goose/i.test(name);
}

/** The pools where there is one client: named after it, else that without a name, else all that are named after nothing else. */
function chooseAny(
  pools: ContainerPools,
  keys: readonly string[],
  settings: ContainerSettings,
  kind: DependencyKind,
): readonly UsePool[] {
  const named = findNamed(pools, keys);
  const others = named ? [named] : pools.isSet ? [] : findUnclaimed(pools, settings, kind);
  if (others.length === 0) return [{ name: null, size: pools.unnamed }];
  return others.map(({ name, isPublic, size }) => ({ name: isPublic ? name : null, size }));
}

function chooseOne(
  pools: ContainerPools,
  client: Client,
  settings: ContainerSettings,
  kind: DependencyKind,
): Factor {
  const named = findNamed(pools, client.keys);
  if (named) return named.size;
  const [other, ...more] = pools.isSet ? [] : findUnclaimed(pools, settings, kind);
  if (other === undefined) return pools.unnamed;
  if (more.length === 0) return other.size;
  const reason = `several pools are set, and nothing says which of them is that of ${client.name}`;
  return unknownFactor('pool size', reason, other.size.location);
}

/** The pool whose name is the longest part of that of a connection. */
function findNamed({ named }: ContainerPools, keys: readonly string[]): NamedPool | undefined {
  const [longest] = named
    .filter(({ name }) => keys.some((key) => key.includes(name)))
    .toSorted((left, right) => right.name.length - left.name.length);
  return longest;
}

/** A pool that is named after one connection of a container is none of another one. */
function findUnclaimed(
  { named }: ContainerPools,
  settings: ContainerSettings,
  kind: DependencyKind,
) {
  if (named.length === 0) return named;
  const keys = findConnections(settings, kind.vocabulary)
    .filter((connection) => connection.kind === 'string')
    .map(({ setting }) => settingKey(setting.name));
  return named.filter(({ name }) => !keys.some((key) => key.includes(name)));
}

function largestOf(pools: readonly { readonly size: Factor }[]): Factor {
  const sizes = pools.map(({ size }) => size);
  return sizes.reduce((largest, size) => {
    if (largest.value === null || size.value === null)
      return largest.value === null ? largest : size;
    return size.value > largest.value ? size : largest;
  });
}
