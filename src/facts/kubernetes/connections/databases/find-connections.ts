import { type ConnectionString, readConnectionString, readHost } from './connection-string.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import type { Setting } from '../settings/setting.js';

/** A database that a container connects to, as one of its settings says it. */
export interface Connection {
  readonly setting: Setting;
  /** A whole connection string is a client of its own; a host goes with other settings. */
  readonly kind: 'string' | 'host';
  /** Empty where nobody can tell. */
  readonly hosts: readonly string[];
  readonly pool?: ConnectionString['pool'];
  /** Why there are no hosts. */
  readonly reason?: string;
}

const engines =
  'DB|DATABASE|DATASOURCE|POSTGRES|POSTGRESQL|POSTGRESDB|PGSQL|PG|MYSQL|MARIADB|MONGO|MONGODB|MSSQL|SQLSERVER|ORACLE|RDS|SQL|JDBC|R2DBC|SQLALCHEMY';

const hostName = new RegExp(
  `(?:^|_)(?:${engines})(?:_[A-Z0-9]+)?_?(?:HOST|HOSTNAME|HOSTADDR|HOSTS|ADDR|ADDRESS|SERVER|ENDPOINT)$`,
);

const stringName = new RegExp(
  `(?:^|_)(?:${engines})(?:_[A-Z0-9]+)*_(?:URL|URI|DSN|CONN|CONNECTION|CONNSTR|CONNECTION_STRING)$|^CONNECTION_?STRINGS?_|(?:^|_)DSN$`,
);

/** Stores that are no databases with a limit of connections as meant here. */
const otherStores =
  /(?:^|_)(?:REDIS|VALKEY|CACHE|MEMCACHED|ELASTIC|ELASTICSEARCH|OPENSEARCH|INFLUX|INFLUXDB|CLICKHOUSE|ETCD|NEO4J|CASSANDRA|SQLITE|COUCHDB|VECTOR)(?:_|$)/;

/** Finds what a container connects to in its variables, flags and files. */
export function findConnections({ byKey }: ContainerSettings): readonly Connection[] {
  return [...byKey.values()].flatMap((setting) => readConnection(setting) ?? []);
}

function readConnection(setting: Setting): Connection | undefined {
  if (!mayConnect(setting)) return undefined;
  const name = wordsOf(setting.name);
  if (otherStores.test(name)) return undefined;
  const isString = stringName.test(name);
  const isHost = hostName.test(name);
  const kind = isHost && !isString ? 'host' : 'string';
  const { text } = setting;
  if (text === null) {
    const reason = `${setting.source} cannot be read: ${setting.reason ?? ''}`;
    return isString || isHost ? { setting, kind, hosts: [], reason } : undefined;
  }
  const found = readConnectionString(text);
  if (found) {
    const { hosts, pool } = found;
    const reason = `${setting.source} names no host that can be told`;
    return {
      setting,
      kind: 'string',
      hosts,
      ...(pool ? { pool } : {}),
      ...(hosts.length === 0 ? { reason } : {}),
    };
  }
  if (text.trim() === '') return undefined;
  if (isHost) return readHosts(setting, text);
  // Another scheme is another store, a file or a service: `sqlite:`, `file:`, `http:`.
  if (!isString || /^[a-z][a-z0-9+.-]*:/i.test(text.trim())) return undefined;
  // A connection by its name, and nothing that looks like one: what a reader of ours does not know may be one all the same.
  const reason = `${setting.source} has a form that is not known`;
  return { setting, kind, hosts: [], reason };
}

/** A cheap look first: files have thousands of settings. */
function mayConnect({ name, text }: Setting): boolean {
  return /host|addr|server|endpoint|ur[il]|dsn|conn/i.test(name) || /[@=]|:\/\//.test(text ?? '');
}

function readHosts(setting: Setting, text: string): Connection {
  const hosts = text.split(',').map(readHost);
  const known = hosts.filter((host) => host !== undefined);
  const reason = `${setting.source} is no host`;
  return known.length === hosts.length
    ? { setting, kind: 'host', hosts: known }
    : { setting, kind: 'host', hosts: [], reason };
}

/** `spring.datasource.jdbcUrl` and `SPRING_DATASOURCE_JDBC_URL` as `SPRING_DATASOURCE_JDBC_URL`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
