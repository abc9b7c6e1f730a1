import { budgetFile, type Factor, knownFactor, type Place, unknownFactor } from '../factor.js';

/** What the databases allow, as the budget file says it. */
export interface Budgets {
  /** By an id of your choice; where a host is called so, the id is enough to find it. */
  readonly databases: Readonly<Record<string, DatabaseBudgetEntry>>;
  /** What an environment changes, field by field. */
  readonly environments?: Readonly<Record<string, EnvironmentBudgets>> | undefined;
  /** Most nodes that a DaemonSet runs on. */
  readonly nodes?: number | undefined;
}

export interface EnvironmentBudgets {
  readonly databases?: Readonly<Record<string, DatabaseOverrides>> | undefined;
  readonly nodes?: number | undefined;
}

/** Limits of one database. */
export interface DatabaseBudgetEntry extends DatabaseOverrides {
  readonly max: number;
}

/** What may be said of a database; all counts are connections. */
export interface DatabaseOverrides {
  /** Most connections that the server accepts, `max_connections` of PostgreSQL and MySQL. */
  readonly max?: number | undefined;
  /** Of these, kept for administrators, exporters and the like. */
  readonly reserved?: number | undefined;
  /** Share of the rest that is to stay free, from 0 to below 1. */
  readonly headroom?: number | undefined;
  readonly engine?: string | undefined;
  /** Hosts by which workloads reach it; a Service's name without its namespace means it in every one. */
  readonly hosts?: readonly string[] | undefined;
  /** Largest pool that a service may declare. */
  readonly perService?: number | undefined;
  /** Who uses it, also where its manifests are elsewhere. */
  readonly consumers?: readonly Consumer[] | undefined;
}

export interface Consumer {
  /** Name of a workload, or the value of its label app.kubernetes.io/name. */
  readonly service: string;
  /** Connections that are set aside for it. */
  readonly share?: number | undefined;
}

/** The limits of one database for one environment, each with its place in the file. */
export interface DatabaseLimit {
  readonly id: string;
  readonly location: Place;
  readonly engine: string | undefined;
  readonly hosts: readonly string[];
  readonly max: Factor;
  readonly reserved: Factor | undefined;
  readonly headroom: Factor;
  readonly perService: Factor | undefined;
  readonly consumers: readonly ConsumerLimit[];
}

export interface ConsumerLimit {
  readonly service: string;
  readonly share: Factor;
}

export interface EnvironmentLimits {
  /** By id, in the order of their ids. */
  readonly databases: readonly DatabaseLimit[];
  readonly nodes: Factor;
}

type Path = readonly (string | number)[];

/** Lays what an environment says over what holds for all. */
export function readLimits(
  budgets: Budgets | undefined,
  environment: string | undefined,
): EnvironmentLimits {
  const layers: Layer<EnvironmentBudgets>[] = [{ value: budgets ?? {}, path: [] }];
  const own =
    environment === undefined ? undefined : ownValue(budgets?.environments ?? {}, environment);
  if (own && environment !== undefined) {
    layers.unshift({ value: own, path: ['environments', environment] });
  }
  const ids = new Set(layers.flatMap(({ value }) => Object.keys(value.databases ?? {})));
  return {
    databases: [...ids].sort().map((id) =>
      readLimit(
        id,
        layers.flatMap(({ value, path }) => {
          const entry = ownValue(value.databases ?? {}, id);
          return entry ? [{ value: entry, path: [...path, 'databases', id] }] : [];
        }),
      ),
    ),
    nodes:
      findField(layers, 'nodes', 'nodes of the budget file') ??
      unknownFactor('nodes', 'nobody says how many nodes there are: set nodes in the budget file'),
  };
}

/** A level of the file with the way to it; the first one that says something counts. */
interface Layer<Value> {
  readonly value: Value;
  readonly path: Path;
}

function readLimit(id: string, layers: readonly Layer<DatabaseOverrides>[]) {
  const field = (name: 'max' | 'reserved' | 'headroom' | 'perService') =>
    findField(layers, name, `${name} of ${id} in the budget file`);
  const first = (name: keyof DatabaseOverrides) =>
    layers.find(({ value }) => value[name] !== undefined);
  const location = { subject: budgetFile, path: layers[0]?.path ?? [] };
  const consumers = first('consumers');
  return {
    id,
    location,
    engine: first('engine')?.value.engine,
    hosts: (first('hosts')?.value.hosts ?? []).map((host) => host.trim().toLowerCase()),
    max: field('max') ?? unknownFactor(`max of ${id}`, 'the budget file does not say it', location),
    reserved: field('reserved'),
    headroom: field('headroom') ?? knownFactor(0, 'default', `headroom of ${id}, by default`),
    perService: field('perService'),
    consumers: (consumers?.value.consumers ?? []).map(({ service, share }, index) => {
      const path = [...(consumers?.path ?? []), 'consumers', index];
      const source = `share of ${service} in the budget file`;
      return {
        service,
        share:
          share === undefined
            ? unknownFactor(source, `${service} is not in the set and has no share`, {
                subject: budgetFile,
                path,
              })
            : toFactor(share, source, [...path, 'share']),
      };
    }),
  };
}

function findField<Field extends string>(
  layers: readonly Layer<Readonly<Partial<Record<Field, unknown>>>>[],
  name: Field,
  source: string,
): Factor | undefined {
  const layer = layers.find(({ value }) => value[name] !== undefined);
  return layer && toFactor(layer.value[name], source, [...layer.path, name]);
}

/** The file was checked before; whoever calls this with values of their own is not let through either. */
function toFactor(value: unknown, source: string, path: Path): Factor {
  const place = { subject: budgetFile, path };
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? knownFactor(value, 'declared', source, place)
    : unknownFactor(source, 'it is no number of at least zero', place);
}

function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
