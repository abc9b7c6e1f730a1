// Long because it is what is known of the images, flags and settings of each server and pooler, which are looked up side by side.
import { connectionAnnotations, readCountAnnotation } from '../annotations.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import { readHost } from './connection-string.js';
import {
  type Factor,
  knownFactor,
  mapFactor,
  unknownFactor,
  unlimitedFactor,
  worstGrade,
} from '../factor.js';
import { findFlag } from '../settings/command-line.js';
import type { DependencyName } from './dependency-kind.js';
import { findConnections } from './find-connections.js';
import type { Upstream } from './dependency-server.js';
import type { Container, PodWorkload } from '../pods/pod-workload.js';
import type { Setting } from '../settings/setting.js';
import { readSettingNumber } from '../settings/setting-number.js';
import { readWholeNumber } from '../settings/whole-number.js';

/** What a container is to databases, by its image. */
export type ServerKind =
  | 'postgresql'
  | 'mysql'
  | 'pgbouncer'
  | 'pgpool'
  | 'cloud-sql-proxy'
  /** A database whose limit nobody reads here. */
  | 'database'
  | 'redis'
  | 'memcached'
  | 'nats'
  | 'rabbitmq'
  | 'kafka';

/** What a server is to the workloads that connect to it. */
export const roleOf: Readonly<Record<ServerKind, DependencyName>> = {
  postgresql: 'database',
  mysql: 'database',
  pgbouncer: 'database',
  pgpool: 'database',
  'cloud-sql-proxy': 'database',
  database: 'database',
  redis: 'cache',
  memcached: 'cache',
  nats: 'broker',
  rabbitmq: 'broker',
  kafka: 'broker',
};

const images: readonly (readonly [ServerKind, RegExp])[] = [
  [
    'postgresql',
    /^(?:postgres|postgresql|postgresql-repmgr|postgis|timescaledb|timescaledb-ha|pgvector|spilo-\d+)$/,
  ],
  ['mysql', /^(?:mysql|mysql-server|mariadb|mariadb-galera|percona|percona-server)$/],
  ['pgbouncer', /^pgbouncer(?:-.*)?$/],
  ['pgpool', /^pgpool(?:2|-ii)?$/],
  ['cloud-sql-proxy', /^(?:cloud-sql-proxy|gce-proxy|cloudsql-proxy)$/],
  [
    'database',
    /^(?:mongo|mongodb|mongodb-sharded|mongodb-community-server|percona-server-mongodb|cockroach|cockroachdb|yugabyte|oracle|mssql|mssql-server|etcd|cassandra|scylla|clickhouse|clickhouse-server|couchdb|neo4j|influxdb|surrealdb|rethinkdb|tidb|vitess)$/,
  ],
  [
    'redis',
    /^(?:redis|redis-stack|redis-stack-server|redis-cluster|valkey|valkey-cluster|keydb|dragonfly)$/,
  ],
  ['memcached', /^memcached$/],
  ['nats', /^(?:nats|nats-server)$/],
  ['rabbitmq', /^rabbitmq$/],
  ['kafka', /^(?:kafka|cp-kafka|cp-server|redpanda|kafka-native)$/],
];

export function serverKindOf({ image }: Container): ServerKind | undefined {
  const name = image.split('/').at(-1) ?? '';
  return images.find(([, form]) => form.test(name))?.[0];
}

/** Whether a container is a dependency of that kind itself, and so no client of one. */
export function isServerOf(container: Container, name: DependencyName): boolean {
  const kind = serverKindOf(container);
  return kind !== undefined && roleOf[kind] === name;
}

/**
 * Connections that a cache or broker takes by its configuration, or by default.
 *
 * @see https://redis.io/docs/latest/develop/reference/errors/common/err-max-clients/ (10000)
 * @see https://docs.memcached.org/ (1024)
 * @see https://docs.nats.io/running-a-nats-service/configuration#connectivity (64K)
 */
export function readConnectionLimit(
  kind: 'redis' | 'memcached' | 'nats' | 'rabbitmq' | 'kafka',
  container: Container,
  settings: ContainerSettings,
): Factor {
  switch (kind) {
    case 'redis':
      return (
        readFlagNumber(['--maxclients'], container, settings) ??
        readSettingNumber(
          settings,
          ['MAXCLIENTS', 'REDIS_MAXCLIENTS', 'VALKEY_MAXCLIENTS'],
          10_000,
          `maxclients of container ${container.name}`,
        )
      );
    case 'memcached':
      return (
        readFlagNumber(['-c', '--conn-limit'], container, settings) ??
        readSettingNumber(
          settings,
          ['MEMCACHED_MAX_CONNECTIONS'],
          1024,
          `connections of container ${container.name}`,
        )
      );
    case 'nats':
      return readSettingNumber(
        settings,
        ['MAX_CONNECTIONS'],
        65_536,
        `max_connections of container ${container.name}`,
      );
    case 'rabbitmq':
    case 'kafka':
      return unlimitedFactor(
        `connections of container ${container.name}`,
        'it has no limit of its own: name it with its max in the budget file',
        { subject: container.subject, path: container.path },
      );
  }
}

function readFlagNumber(
  names: readonly string[],
  container: Container,
  { command }: ContainerSettings,
): Factor | undefined {
  const flag = findFlag(
    command.map(({ text }) => text),
    names,
  );
  if (!flag) return undefined;
  const source = `${flag.name} of container ${container.name}`;
  const place = {
    subject: container.subject,
    path: command[flag.index]?.path ?? container.path,
  };
  const number = readWholeNumber(flag.text);
  return number.kind === 'number'
    ? knownFactor(number.value, 'declared', source, place)
    : unknownFactor(source, number.reason, place);
}

const maxKeys = [
  'MAX_CONNECTIONS',
  'POSTGRESQL_MAX_CONNECTIONS',
  'POSTGRES_MAX_CONNECTIONS',
  'MYSQLD_MAX_CONNECTIONS',
  'MYSQL_MAX_CONNECTIONS',
  'MARIADB_MAX_CONNECTIONS',
];

const reservedKeys = ['SUPERUSER_RESERVED_CONNECTIONS'];

/**
 * Connections that a server takes, and those of them that it keeps for administrators.
 *
 * @see https://www.postgresql.org/docs/current/runtime-config-connection.html (100 and 3)
 * @see https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html#sysvar_max_connections (151, and one beyond it)
 */
export function readServerLimits(
  kind: 'postgresql' | 'mysql',
  container: Container,
  settings: ContainerSettings,
): { readonly max: Factor; readonly reserved: Factor } {
  const flag = (name: string) => readServerFlag(name, container, settings);
  const isPostgres = kind === 'postgresql';
  return {
    max:
      flag('max_connections') ??
      readSettingNumber(settings, maxKeys, isPostgres ? 100 : 151, 'max_connections'),
    reserved: isPostgres
      ? (flag('superuser_reserved_connections') ??
        readSettingNumber(settings, reservedKeys, 3, 'superuser_reserved_connections'))
      : knownFactor(0, 'default', 'MySQL keeps its connection for administrators beyond the limit'),
  };
}

/** `-c name=value` and `-cname=value` of postgres, `--name=value` of both. */
function readServerFlag(
  name: string,
  container: Container,
  { command }: ContainerSettings,
): Factor | undefined {
  const form = new RegExp(`^(?:-c|--)?${name.replaceAll('_', '[_-]')}=(.*)$`);
  const word = command.findLast(({ text }) => form.test(text));
  if (!word) return undefined;
  const number = readWholeNumber(form.exec(word.text)?.[1] ?? '');
  const source = `${name} of container ${container.name}`;
  const place = { subject: container.subject, path: word.path };
  return number.kind === 'number'
    ? knownFactor(number.value, 'declared', source, place)
    : unknownFactor(source, number.reason, place);
}

/** A pooler as its container is configured; clients and connections are those of one pod. */
export interface PoolerContainer {
  readonly clients: Factor;
  readonly perPod: Factor;
  readonly pairs: Factor;
  readonly upstream: Upstream;
}

const bouncerKeys = {
  clients: ['PGBOUNCER_MAX_CLIENT_CONN', 'MAX_CLIENT_CONN'],
  pool: ['PGBOUNCER_DEFAULT_POOL_SIZE', 'DEFAULT_POOL_SIZE'],
  reserve: ['PGBOUNCER_RESERVE_POOL_SIZE', 'RESERVE_POOL_SIZE'],
  cap: ['PGBOUNCER_MAX_DB_CONNECTIONS', 'MAX_DB_CONNECTIONS'],
};

/** @see https://www.pgbouncer.org/config.html (100 clients, 20 connections a pair of user and database, no cap) */
export function readPgBouncer(
  workload: PodWorkload,
  container: Container,
  settings: ContainerSettings,
): PoolerContainer {
  const number = (keys: readonly string[], fallback: number, name: string) =>
    readSettingNumber(settings, keys, fallback, `${name} of container ${container.name}`);
  const cap = number(bouncerKeys.cap, 0, 'max_db_connections');
  const pool = number(bouncerKeys.pool, 20, 'default_pool_size');
  const reserve = number(bouncerKeys.reserve, 0, 'reserve_pool_size');
  const databases = [...settings.byKey.values()].filter(({ name }) => /^databases\./i.test(name));
  const hasWildcard = databases.some(({ name }) => name.endsWith('.*'));
  const count = Math.max(1, databases.length);
  const isCapped = cap.value !== null && cap.value > 0;
  return {
    clients: number(bouncerKeys.clients, 100, 'max_client_conn'),
    perPod: isCapped ? cap : addFactors(pool, reserve),
    pairs:
      readCountAnnotation(workload, connectionAnnotations.pools) ??
      (hasWildcard
        ? unknownFactor('databases of the pooler', 'its entry * takes any database')
        : knownFactor(
            count,
            isCapped ? 'declared' : 'default',
            isCapped ? 'databases of the pooler' : 'databases of the pooler, with one user each',
          )),
    upstream: readBouncerUpstream(databases, settings),
  };
}

function readBouncerUpstream(databases: readonly Setting[], settings: ContainerSettings): Upstream {
  const hosts = databases.flatMap(({ text }) => /(?:^|\s)host=(\S+)/.exec(text ?? '')?.[1] ?? []);
  if (hosts.length === 0) return readUpstream(settings);
  const isSecret = databases.some((each) => each.isSecret);
  return toUpstream(hosts.map(readHost), isSecret);
}

/** The hosts that the variables of a pooler name. */
function readUpstream(settings: ContainerSettings): Upstream {
  const connections = findConnections(settings);
  const found = connections.find(({ hosts }) => hosts.length > 0);
  if (found) return toUpstream(found.hosts, found.setting.isSecret);
  const reason = connections[0]?.reason ?? 'nothing says which database it stands before';
  return { kind: 'unknown', reason };
}

const pgpoolKeys = {
  children: ['PGPOOL_NUM_INIT_CHILDREN', 'NUM_INIT_CHILDREN'],
  cached: ['PGPOOL_MAX_POOL', 'MAX_POOL'],
};

/** @see https://www.pgpool.net/docs/latest/en/html/runtime-config-connection-pooling.html (32 children, 4 connections each) */
export function readPgpool(container: Container, settings: ContainerSettings): PoolerContainer {
  const number = (keys: readonly string[], fallback: number, name: string) =>
    readSettingNumber(settings, keys, fallback, `${name} of container ${container.name}`);
  const children = number(pgpoolKeys.children, 32, 'num_init_children');
  const nodes = settings.variables.get('PGPOOL_BACKEND_NODES');
  const hosts = (nodes?.text ?? '').split(',').map((node) => readHost(node.split(':')[1] ?? ''));
  return {
    clients: children,
    perPod: children,
    pairs: number(pgpoolKeys.cached, 4, 'max_pool'),
    upstream: nodes?.text == null ? readUpstream(settings) : toUpstream(hosts, nodes.isSecret),
  };
}

/** The instances that a Cloud SQL proxy leads to: `project:region:instance`. It is no pooler: what it takes it opens. */
export function readProxiedInstances(settings: ContainerSettings): readonly string[] {
  return settings.command.flatMap(({ text, isSecret }) => {
    if (isSecret) return [];
    const [, instances = text] = /^-{1,2}instances=(.*)$/.exec(text) ?? [];
    return instances.split(',').flatMap((each) => {
      const [, instance] =
        /^([a-z][a-z0-9.:-]*:[a-z0-9-]+:[a-z0-9-]+)(?:[=?].*)?$/.exec(each) ?? [];
      return instance ?? [];
    });
  });
}

function toUpstream(hosts: readonly (string | undefined)[], isSecret: boolean): Upstream {
  const known = hosts.filter((host) => host !== undefined);
  return known.length > 0 && known.length === hosts.length
    ? { kind: 'hosts', hosts: [...new Set(known)].sort(), isSecret }
    : { kind: 'unknown', reason: 'the host of its database cannot be read' };
}

function addFactors(left: Factor, right: Factor): Factor {
  const { value } = right;
  if (value === 0) return left;
  if (value === null) return right;
  return mapFactor(
    {
      ...left,
      grade: worstGrade([left.grade, right.grade]),
      source: `${left.source} + ${right.source}`,
    },
    (pool) => pool + value,
  );
}
