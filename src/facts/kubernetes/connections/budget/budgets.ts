/** What a set may use of what it depends on, as the budget file says it. */
export interface Budgets extends BudgetSections {
  /** By an id of your choice; where a host is called so, the id is enough to find it. */
  readonly databases?: Readonly<Record<string, DatabaseBudgetEntry>> | undefined;
  readonly brokers?: Readonly<Record<string, BrokerBudgetEntry>> | undefined;
  readonly caches?: Readonly<Record<string, CacheBudgetEntry>> | undefined;
  readonly topics?: Readonly<Record<string, TopicBudgetEntry>> | undefined;
  /** What an environment changes, field by field. */
  readonly environments?: Readonly<Record<string, EnvironmentBudgets>> | undefined;
}

/** What an environment says of its own: fields that it leaves out are those that hold for all. */
export type EnvironmentBudgets = BudgetSections;

interface BudgetSections {
  readonly databases?: Readonly<Record<string, DatabaseOverrides>> | undefined;
  /** RabbitMQ, Kafka, NATS and the like. */
  readonly brokers?: Readonly<Record<string, BrokerOverrides>> | undefined;
  /** Redis, Valkey, Memcached. */
  readonly caches?: Readonly<Record<string, CacheOverrides>> | undefined;
  /** Interfaces of others that take only so many requests. */
  readonly downstreams?: Readonly<Record<string, DownstreamOverrides>> | undefined;
  /** Topics of Kafka, by their names there. */
  readonly topics?: Readonly<Record<string, TopicOverrides>> | undefined;
  /** Most nodes that a DaemonSet runs on. */
  readonly nodes?: number | undefined;
}

/** Limits of one database. */
export interface DatabaseBudgetEntry extends DatabaseOverrides {
  readonly max: number;
}

/** Limits of one broker. */
export interface BrokerBudgetEntry extends BrokerOverrides {
  readonly max: number;
}

/** Limits of one cache. */
export interface CacheBudgetEntry extends CacheOverrides {
  readonly max: number;
}

/** Size of one topic. */
export interface TopicBudgetEntry extends TopicOverrides {
  readonly partitions: number;
}

/** What may be said of whatever takes connections; all counts are connections. */
interface ConnectionLimits {
  /** Most connections that the server accepts: `max_connections` of PostgreSQL and MySQL, `maxclients` of Redis. */
  readonly max?: number | undefined;
  /** Of these, kept for administrators, exporters and the like. */
  readonly reserved?: number | undefined;
  /** Share of the rest that is to stay free, from 0 to below 1. */
  readonly headroom?: number | undefined;
  /** Hosts by which workloads reach it; a Service's name without its namespace means it in every one. */
  readonly hosts?: readonly string[] | undefined;
  /** Largest pool that a service may declare. */
  readonly perService?: number | undefined;
}

export interface DatabaseOverrides extends ConnectionLimits {
  readonly engine?: string | undefined;
  /** Processor cores of the server, of which a pool of good size has two connections each. */
  readonly cores?: number | undefined;
  /** Who uses it, also where its manifests are elsewhere. */
  readonly consumers?: readonly DatabaseConsumer[] | undefined;
}

export interface BrokerOverrides extends ConnectionLimits {
  /** Most channels of all connections together. */
  readonly channels?: number | undefined;
  readonly consumers?: readonly BrokerConsumer[] | undefined;
}

export interface CacheOverrides extends ConnectionLimits {
  readonly consumers?: readonly Consumer[] | undefined;
}

/** What an interface of somebody else takes, as far as an environment says it. */
export interface DownstreamOverrides {
  /** Most requests in a second. */
  readonly rate?: number | undefined;
  /** Most requests at a time. */
  readonly concurrency?: number | undefined;
  readonly headroom?: number | undefined;
  readonly hosts?: readonly string[] | undefined;
  readonly consumers?: readonly DownstreamConsumer[] | undefined;
}

export interface TopicOverrides {
  readonly partitions?: number | undefined;
  readonly consumers?: readonly TopicReader[] | undefined;
}

/** A service that uses a dependency, whether or not its manifests are judged. */
export interface Consumer {
  /** Name of a workload, or the value of its label app.kubernetes.io/name. */
  readonly service: string;
  /** Connections that are set aside for it. */
  readonly share?: number | undefined;
}

/** A service that uses a database, with the load by which its pool can be reckoned. */
export interface DatabaseConsumer extends Consumer {
  /** Most requests in a second that each pod of it serves from this database. */
  readonly peakRps?: number | undefined;
  /** Time that one of them keeps a connection, in seconds. */
  readonly querySeconds?: number | undefined;
}

/** A service that uses a broker. */
export interface BrokerConsumer extends Consumer {
  /** Channels that are set aside for it. */
  readonly channels?: number | undefined;
}

/** A service that calls a downstream. */
export interface DownstreamConsumer {
  readonly service: string;
  /** Requests in a second that are set aside for it. */
  readonly rate?: number | undefined;
  /** Requests at a time that are set aside for it. */
  readonly concurrency?: number | undefined;
}

/** A service that reads a topic. */
export interface TopicReader {
  readonly service: string;
  /** Its consumer group; without one, the service is a group of its own. */
  readonly group?: string | undefined;
}
