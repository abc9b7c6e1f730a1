import { databaseSchemes, type Engine, type Schemes } from './connection-string.js';

/** How settings speak of a kind of dependency. Names are in capitals with underscores: `SPRING_DATASOURCE_URL`. */
export interface Vocabulary {
  readonly schemes: Schemes;
  /** Names of settings that hold a host, or several. */
  readonly host: RegExp;
  /** Names of settings that hold a whole address. */
  readonly address: RegExp;
  /** Names that speak of something else, whatever their value looks like. */
  readonly other?: RegExp;
  /** Names of settings that only a client has, and that do not say of what. */
  readonly credential?: RegExp;
  /** What names and objects are called that may hold an address. */
  readonly hint: RegExp;
  /** Parts of names that tell the engine, for an address that cannot be read. */
  readonly engines: readonly (readonly [RegExp, Engine])[];
}

const databaseWords =
  'DB|DATABASE|DATASOURCE|POSTGRES|POSTGRESQL|POSTGRESDB|PGSQL|PG|MYSQL|MARIADB|MONGO|MONGODB|MSSQL|SQLSERVER|ORACLE|RDS|SQL|JDBC|R2DBC|SQLALCHEMY';

const brokerWords =
  'AMQP|RABBIT|RABBITMQ|BROKER|BROKERS|KAFKA|BOOTSTRAP|NATS|STAN|MQTT|STOMP|ACTIVEMQ|ARTEMIS|PULSAR|MESSAGE_QUEUE|MESSAGEQUEUE|EVENT_BUS|EVENTBUS|MQ';

/** Without the word cache, which is a part of many names; what has it is found by its scheme, or where it is the whole name. */
const cacheHosts = 'REDIS|VALKEY|KEYDB|DRAGONFLY|MEMCACHED|MEMCACHE';

const cacheWords = `${cacheHosts}|CACHE`;

const hostEnding = '(?:HOST|HOSTNAME|HOSTADDR|HOSTS|ADDR|ADDRESS|ADDRESSES|SERVER|ENDPOINT)';

const addressEnding = '(?:URL|URLS|URI|DSN|CONN|CONNECTION|CONNSTR|CONNECTION_STRING)';

const hostOf = (words: string, ending = hostEnding, more = '') =>
  new RegExp(`(?:^|_)(?:${words})(?:_[A-Z0-9]+)?_?${ending}$${more}`);

const addressOf = (words: string, more = '') =>
  new RegExp(`(?:^|_)(?:${words})(?:_[A-Z0-9]+)*_${addressEnding}$${more}`);

const wordOf = (words: string) => new RegExp(`(?:^|[^A-Z])(?:${words})(?:$|[^A-Z])`);

/** What a file or a server knows by this name: an alias of Oracle's net service, a source of JNDI. */
const namedElsewhere = `(?:^|_)TNS_?(?:ALIAS|NAME)$|(?:^|_)(?:${databaseWords})(?:_[A-Z0-9]+)*_(?:TNS|JNDI|JNDI_NAME|ALIAS|CONNECT_(?:STRING|IDENTIFIER))$`;

export const databaseVocabulary: Vocabulary = {
  schemes: databaseSchemes,
  host: hostOf(databaseWords),
  address: addressOf(
    databaseWords,
    `|^CONNECTION_?STRINGS?_|(?:^|_)DSN$|${namedElsewhere}|(?:^|_)DATA_SOURCE_(?:NAME|URL|URI)$`,
  ),
  // Stores that are no databases with a limit of connections as meant here.
  other:
    /(?:^|_)(?:REDIS|VALKEY|CACHE|MEMCACHED|ELASTIC|ELASTICSEARCH|OPENSEARCH|INFLUX|INFLUXDB|CLICKHOUSE|ETCD|NEO4J|CASSANDRA|SQLITE|COUCHDB|VECTOR|RABBITMQ|AMQP|KAFKA|NATS)(?:_|$)/,
  credential: new RegExp(
    `(?:^|_)(?:${databaseWords})_(?:USER|USERNAME|PASSWORD|PASSWD|PASS|PASSWORD_FILE)$|^PG(?:USER|PASSWORD|DATABASE)$`,
  ),
  hint: wordOf(databaseWords),
  engines: [
    [/POSTGRES|(?:^|_)PG/, 'postgresql'],
    [/MYSQL|MARIADB/, 'mysql'],
    [/MONGO/, 'mongodb'],
    [/MSSQL|SQLSERVER/, 'sqlserver'],
    [/ORACLE/, 'oracle'],
  ],
};

export const brokerVocabulary: Vocabulary = {
  schemes: {
    amqp: 'amqp',
    amqps: 'amqp',
    kafka: 'kafka',
    nats: 'nats',
    mqtt: 'mqtt',
    mqtts: 'mqtt',
    stomp: 'stomp',
    pulsar: 'pulsar',
  },
  host: hostOf(brokerWords, `(?:${hostEnding}|SERVERS|BROKERS|BROKER)`),
  address: addressOf(brokerWords, '|(?:^|_)(?:KAFKA_)?(?:BROKERS|BOOTSTRAP_SERVERS)$'),
  other: /(?:^|_)(?:SCHEMA_REGISTRY|CONNECT|REST|UI|EXPORTER|MANAGEMENT|METRICS)(?:_|$)/,
  hint: wordOf(brokerWords),
  engines: [
    [/AMQP|RABBIT/, 'amqp'],
    [/KAFKA|BOOTSTRAP/, 'kafka'],
    [/NATS/, 'nats'],
    [/MQTT/, 'mqtt'],
    [/PULSAR/, 'pulsar'],
  ],
};

export const cacheVocabulary: Vocabulary = {
  schemes: {
    redis: 'redis',
    rediss: 'redis',
    valkey: 'redis',
    valkeys: 'redis',
    memcached: 'memcached',
  },
  host: hostOf(cacheHosts, `(?:${hostEnding}|SERVERS|NODES|SENTINELS)`, '|^CACHE_HOST(?:NAME)?$'),
  address: addressOf(cacheWords),
  other: /(?:^|_)(?:EXPORTER|COMMANDER|INSIGHT|METRICS|CDN|HTTP)(?:_|$)/,
  hint: wordOf(cacheWords),
  engines: [
    [/REDIS|VALKEY|KEYDB|DRAGONFLY/, 'redis'],
    [/MEMCACHE/, 'memcached'],
  ],
};
