/** What a connection string says that matters here; user and password are never kept. */
export interface ConnectionString {
  readonly engine: Engine;
  /** Hosts without ports, in lower case; empty where it names none or they cannot be told. */
  readonly hosts: readonly string[];
  /** Parameters of it by their names in lower case without spaces and underscores, of those in {@link poolParameters}. */
  readonly pool?: { readonly name: string; readonly text: string };
}

/** What takes connections, as far as an address tells it. */
export type Engine =
  | 'postgresql'
  | 'mysql'
  | 'mongodb'
  | 'sqlserver'
  | 'oracle'
  | 'amqp'
  | 'kafka'
  | 'nats'
  | 'mqtt'
  | 'stomp'
  | 'pulsar'
  | 'redis'
  | 'memcached';

export type Schemes = Readonly<Record<string, Engine>>;

/** Schemes of databases by engine; a driver behind a plus (`postgresql+psycopg2`) or a pool before it (`r2dbc:pool:`) does not matter. */
export const databaseSchemes: Schemes = {
  postgres: 'postgresql',
  postgresql: 'postgresql',
  pgsql: 'postgresql',
  psql: 'postgresql',
  postgis: 'postgresql',
  cockroachdb: 'postgresql',
  cockroach: 'postgresql',
  crdb: 'postgresql',
  pg: 'postgresql',
  pgx: 'postgresql',
  pgx4: 'postgresql',
  pgx5: 'postgresql',
  asyncpg: 'postgresql',
  yugabytedb: 'postgresql',
  redshift: 'postgresql',
  // Of Elixir, whose first database this is: https://hexdocs.pm/ecto/Ecto.Repo.html#module-urls
  ecto: 'postgresql',
  mysql: 'mysql',
  mysql2: 'mysql',
  mariadb: 'mysql',
  trilogy: 'mysql',
  mongodb: 'mongodb',
  sqlserver: 'sqlserver',
  mssql: 'sqlserver',
  oracle: 'oracle',
};

/**
 * Parameters that set the largest number of connections, spelled as keys are compared: of Prisma, pgx, Rails, MongoDB, Npgsql and
 * MySqlConnector, SqlClient, MariaDB and R2DBC.
 */
const poolParameters = new Set([
  'connectionlimit',
  'poolmaxconns',
  'pool',
  'poolsize',
  'maxpoolsize',
  'maximumpoolsize',
  'maxsize',
  // redis-py and go-redis
  'maxconnections',
]);

/** In UTF-16 code units. */
const longestAddress = 4096;

/** Reads a text as a connection string of a database, or of what else has the schemes given; undefined where it is none. */
export function readConnectionString(
  text: string,
  schemes: Schemes = databaseSchemes,
): ConnectionString | undefined {
  const trimmed = text.trim();
  // Most settings are no address at all, and files have thousands of them.
  if (trimmed.length > longestAddress || !/[@=]|:\/\//.test(trimmed)) return undefined;
  return (
    readUrl(trimmed, schemes) ??
    (schemes === databaseSchemes ? (readGoDsn(trimmed) ?? readPairs(trimmed)) : undefined)
  );
}

/** A host that may be written into a report: a name of DNS or an address. */
export function readHost(text: string): string | undefined {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^(?:[a-z0-9+.-]+:)?\/\//, '')
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '');
  if (/^\[?[0-9a-f:]*::?[0-9a-f:]*\]?$/.test(host)) return host.replace(/[[\]]/g, '');
  return /^[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?$/.test(host) ? host : undefined;
}

/** What stands before a scheme, as in `jdbc:aws-wrapper:postgresql://`, and behind it, as in `jdbc:mysql:replication://`. */
const addressHead = /^([a-z][a-z0-9_-]*(?:[+:][a-z0-9_-]+)*):(?:\/\/|@|(?<=:thin:)(?=[^:@/]*\/))/i;

function readUrl(text: string, schemes: Schemes): ConnectionString | undefined {
  const [head = '', scheme = ''] = addressHead.exec(text) ?? [];
  const words = scheme.toLowerCase().split(/[+:]/);
  const name = words.find((word) => Object.hasOwn(schemes, word));
  const engine = name === undefined ? undefined : schemes[name];
  if (engine === undefined) return undefined;
  const behind = text.slice(head.length);
  const rest = (engine === 'oracle' ? readThin(head, behind) : behind).replace(/^\/\//, '');
  const isJdbc = /^jdbc:/i.test(text);
  const semicolon = engine === 'sqlserver' ? rest.indexOf(';') : -1;
  const query = semicolon >= 0 ? semicolon : rest.indexOf('?');
  const parameters = parametersOf(query < 0 ? '' : rest.slice(query + 1));
  const pool = poolOf(parameters);
  return { engine, hosts: hostsOf(rest, isJdbc, parameters), ...(pool ? { pool } : {}) };
}

/**
 * `user/password@host:1521:name`, as the thin driver of Oracle has it, without user and name. Where more than one `@` stands, nobody can
 * tell which one ends the password.
 */
function readThin(head: string, behind: string): string {
  const [login = '', ...hosts] = behind.split('@');
  const isLogin = head.endsWith(':thin:');
  if (isLogin && hosts.length !== 1) return '?';
  return (isLogin ? (hosts[0] ?? '') : [login, ...hosts].join('@')).replace(
    /^((?:\/\/)?[^:/@]+:\d+):[\w$#.]+$/,
    '$1',
  );
}

/**
 * The hosts between the user and the path. A password that should have been escaped and was not makes any reading a guess, and a guess
 * might show a part of it: then there is no host. Only addresses of JDBC, which have no user there, have one among the parameters.
 */
function hostsOf(
  rest: string,
  isJdbc: boolean,
  parameters: ReadonlyMap<string, string>,
): readonly string[] {
  const [authority = ''] = rest.split(isJdbc ? /[/?#;]/ : /[/?#]/);
  const behind = rest.slice(authority.length);
  if (!isJdbc && behind.includes('@')) return [];
  const list = authority.slice(authority.lastIndexOf('@') + 1);
  // A socket's directory or a list of hosts may stand among the parameters: /cloudsql/project:region:instance.
  return splitHosts(decode(list === '' ? (parameters.get('host') ?? '') : list));
}

function splitHosts(list: string): readonly string[] {
  const hosts = list.split(',').map((host) => readInstance(host) ?? readHost(host));
  return hosts.every((host) => host !== undefined) ? hosts : [];
}

/** The name of a Cloud SQL instance, out of the directory of its socket. */
function readInstance(text: string): string | undefined {
  return /^\/cloudsql\/([a-z0-9:._-]+)$/.exec(text)?.[1];
}

/** `user:password@tcp(host:3306)/name`, as Go's MySQL driver has it: https://github.com/go-sql-driver/mysql#dsn-data-source-name */
function readGoDsn(text: string): ConnectionString | undefined {
  const [, host] = /@(?:tcp|unix)\(([^()]*)\)\/[^@()]*$/.exec(text) ?? [];
  return host === undefined ? undefined : { engine: 'mysql', hosts: splitHosts(host) };
}

const hostKeys = ['host', 'server', 'datasource', 'address', 'addr', 'hostaddr', 'networkaddress'];

/** `host=… dbname=…` of libpq, and `Server=…;Dependency=…` of ADO.NET. */
function readPairs(text: string): ConnectionString | undefined {
  const separator = text.includes(';') ? ';' : ' ';
  const pairs = parametersOf(text, separator);
  const database = pairs.get('database') ?? pairs.get('dbname') ?? pairs.get('initialcatalog');
  const host = hostKeys.map((key) => pairs.get(key)).find((value) => value !== undefined);
  if (database === undefined || host === undefined) return undefined;
  const isSqlServer =
    pairs.has('initialcatalog') || pairs.has('datasource') || /^tcp:|\\|,\d+$/.test(host);
  const isMysql = pairs.has('uid') || (!pairs.has('sslmode') && pairs.has('charset'));
  const engine = isSqlServer ? 'sqlserver' : isMysql ? 'mysql' : 'postgresql';
  const name = host.replace(/^tcp:/i, '').replace(/\\.*$/, '').replace(/,\d+$/, '');
  const pool = poolOf(pairs);
  return { engine, hosts: splitHosts(name), ...(pool ? { pool } : {}) };
}

function parametersOf(text: string, separator = '&'): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const parts =
    separator === ' ' ? text.split(/\s+/) : text.split(separator === '&' ? /[&;]/ : ';');
  for (const part of parts) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part
      .slice(0, equals)
      .replace(/[\s_-]/g, '')
      .toLowerCase();
    const value = part.slice(equals + 1).trim();
    parameters.set(name, separator === '&' ? decode(value) : value.replace(/^(['"])(.*)\1$/, '$2'));
  }
  return parameters;
}

function poolOf(
  parameters: ReadonlyMap<string, string>,
): { readonly name: string; readonly text: string } | undefined {
  for (const [name, text] of parameters) if (poolParameters.has(name)) return { name, text };
  return undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
