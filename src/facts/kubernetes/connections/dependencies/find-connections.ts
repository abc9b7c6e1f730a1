import {
  type ConnectionString,
  databaseSchemes,
  type Engine,
  readConnectionString,
  readHost,
} from './connection-string.js';
import type { ContainerSettings } from '../settings/container-settings.js';
import type { Setting } from '../settings/setting.js';
import { databaseVocabulary, type Vocabulary } from './vocabulary.js';

/** Something that a container connects to, as one of its settings says it. */
export interface Connection {
  readonly setting: Setting;
  /** A whole connection string is a client of its own; a host goes with other settings. */
  readonly kind: 'string' | 'host';
  /** Empty where nobody can tell. */
  readonly hosts: readonly string[];
  readonly engine?: Engine;
  readonly pool?: ConnectionString['pool'];
  /** Why there are no hosts. */
  readonly reason?: string;
}

/** Finds what a container connects to in its variables, flags and files. */
export function findConnections(
  { byKey }: ContainerSettings,
  vocabulary: Vocabulary = databaseVocabulary,
): readonly Connection[] {
  return [...byKey.values()].flatMap((setting) => readConnection(setting, vocabulary) ?? []);
}

/** The setting by which a container shows that it is a client, where it has no address. */
export function findCredential(
  { byKey }: ContainerSettings,
  { credential, other }: Vocabulary,
): Setting | undefined {
  if (!credential) return undefined;
  for (const setting of byKey.values()) {
    if (setting.name.length > longestName || !/user|pass|pg/i.test(setting.name)) continue;
    const name = wordsOf(setting.name);
    if (credential.test(name) && other?.test(name) !== true) return setting;
  }
  return undefined;
}

/** Longer names are lines of files that are no settings. In UTF-16 code units. */
const longestName = 200;

function readConnection(setting: Setting, vocabulary: Vocabulary): Connection | undefined {
  if (!mayConnect(setting)) return undefined;
  const name = wordsOf(setting.name);
  if (vocabulary.other?.test(name) && !speaksForItself(setting, vocabulary)) return undefined;
  const isString = vocabulary.address.test(name);
  const isHost = vocabulary.host.test(name);
  const kind = isHost && !isString ? 'host' : 'string';
  const { text } = setting;
  const named = vocabulary.engines.find(([words]) => words.test(name))?.[1];
  const engine = named === undefined ? {} : { engine: named };
  if (text === null) {
    const reason = `${setting.source} cannot be read: ${setting.reason ?? ''}`;
    return isString || isHost ? { setting, kind, hosts: [], reason, ...engine } : undefined;
  }
  const found = readAddresses(text, vocabulary) ?? readConnectionString(text, vocabulary.schemes);
  if (found) {
    const { hosts, pool } = found;
    const reason = `${setting.source} names no host that can be told`;
    return {
      setting,
      kind: 'string',
      hosts,
      engine: found.engine,
      ...(pool ? { pool } : {}),
      ...(hosts.length === 0 ? { reason } : {}),
    };
  }
  if (text.trim() === '') return undefined;
  if (isHost) return { ...readHosts(setting, text), kind, ...engine };
  if (!isString || isOtherStore(text) || isDriver(text)) return undefined;
  // A word alone may be the name of anything: only a port or a domain makes it a host.
  if (/[.:]/.test(text) && !text.includes('://')) {
    const asHosts = readHosts(setting, text);
    if (asHosts.hosts.length > 0) return { ...asHosts, kind, ...engine };
  }
  // A connection by its name, and nothing that looks like one: what a reader of ours does not know may be one all the same.
  const reason = `${setting.source} has a form that is not known`;
  return { setting, kind, hosts: [], reason, ...engine };
}

/** An address with the scheme of a database is one, whatever it is called: `CACHE_DATABASE_URL`, `VECTOR_STORE_URL`. */
function speaksForItself({ text }: Setting, { schemes }: Vocabulary): boolean {
  return (
    schemes === databaseSchemes &&
    text?.includes('://') === true &&
    readConnectionString(text, schemes) !== undefined
  );
}

/** Another store, a file or a service by its scheme. One that is not known here may be a database all the same. */
export function isOtherStore(text: string): boolean {
  return /^(?:jdbc:|r2dbc:(?:pool:)?)?(?:sqlite\d?|libsql|file|h2|hsqldb|derby|duckdb|mem|memory|https?|wss?|grpcs?|tcp|unix|rediss?|valkeys?|memcached?|amqps?|kafka|nats|mqtts?|stomp|pulsar|bolt|neo4j|elasticsearch|opensearch|clickhouse|chproxy|influx(?:db)?|couchdb|couchbases?|cassandra|etcd|s3|gs|azblob|ldaps?|smtps?|bigquery|snowflake|databricks|athena|trino|presto|hive2?|dynamodb|firestore|spanner|vault|secret|arn|env|urn)(?:\+[\w+-]+)?:/i.test(
    text.trim(),
  );
}

/** Several addresses in one setting, as clients of clusters take them. */
function readAddresses(text: string, { schemes }: Vocabulary): ConnectionString | undefined {
  if (text.indexOf('://') === text.lastIndexOf('://')) return undefined;
  const each = text.split(',').map((part) => readConnectionString(part, schemes));
  const [first] = each;
  return first && each.every((part) => part !== undefined && part.hosts.length > 0)
    ? { ...first, hosts: each.flatMap((part) => part?.hosts ?? []) }
    : undefined;
}

/** A cheap look first: files have thousands of settings. */
function mayConnect({ name, text }: Setting): boolean {
  if (name.length > longestName) return false;
  return (
    /host|addr|server|broker|node|sentinel|endpoint|ur[il]|dsn|conn|tns|jndi|alias|source/i.test(
      name,
    ) || /[@=]|:\/\//.test(text ?? '')
  );
}

/** `DB_CONNECTION=mysql`, as Laravel has it, names a driver; what it connects to is in other settings. */
function isDriver(text: string): boolean {
  return /^(?:mysql|mariadb|pgsql|postgres|postgresql|sqlite3?|sqlsrv|mssql|oracle|mongodb|redis|amqp|rabbitmq|kafka)$/i.test(
    text.trim(),
  );
}

function readHosts(setting: Setting, text: string): Connection {
  // Options of StackExchange.Redis stand among the hosts.
  const hosts = text
    .split(',')
    .filter((part) => !part.includes('='))
    .map(readHost);
  const known = hosts.filter((host) => host !== undefined);
  const reason = `${setting.source} is no host`;
  return known.length === hosts.length && known.length > 0
    ? { setting, kind: 'host', hosts: known }
    : { setting, kind: 'host', hosts: [], reason };
}

/** `spring.datasource.jdbcUrl` and `SPRING_DATASOURCE_JDBC_URL` as `SPRING_DATASOURCE_JDBC_URL`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
