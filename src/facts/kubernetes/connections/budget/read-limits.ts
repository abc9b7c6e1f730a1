import { budgetFile, type Factor, knownFactor, type Place, unknownFactor } from '../factor.js';
import type { Budgets } from './budgets.js';
import type { DependencyName } from '../dependencies/dependency-kind.js';
import type { Unit } from './unit.js';

/** The limits of one dependency for one environment, each with its place in the file. */
export interface DependencyLimit {
  readonly id: string;
  readonly unit: Unit;
  readonly location: Place;
  readonly engine: string | undefined;
  readonly hosts: readonly string[];
  readonly max: Factor;
  readonly reserved: Factor | undefined;
  readonly headroom: Factor;
  readonly perService: Factor | undefined;
  /** Cores of a database server. */
  readonly cores: Factor | undefined;
  readonly consumers: readonly ConsumerLimit[];
}

export interface ConsumerLimit {
  readonly service: string;
  readonly location: Place;
  readonly share: Factor;
  readonly peakRps: Factor | undefined;
  readonly querySeconds: Factor | undefined;
}

/** What the file says of one topic. */
export interface TopicLimit {
  readonly id: string;
  readonly location: Place;
  readonly partitions: Factor;
  readonly consumers: readonly {
    readonly service: string;
    readonly group: string | undefined;
    readonly location: Place;
  }[];
}

export interface EnvironmentLimits {
  /** By id, in the order of their ids. */
  readonly databases: readonly DependencyLimit[];
  readonly brokers: readonly DependencyLimit[];
  /** Brokers whose channels are limited as well. */
  readonly channels: readonly DependencyLimit[];
  readonly caches: readonly DependencyLimit[];
  readonly rates: readonly DependencyLimit[];
  readonly concurrencies: readonly DependencyLimit[];
  readonly topics: readonly TopicLimit[];
  readonly nodes: Factor;
  /** Ids of all that the file names, in whatever environment. */
  readonly ids: Readonly<Record<DependencyName, readonly string[]>>;
}

type Path = readonly (string | number)[];

type Mapping = Readonly<Record<string, unknown>>;

/** A level of the file with the way to it; the first one that says something counts. */
interface Layer {
  readonly value: Mapping;
  readonly path: Path;
}

/** Lays what an environment says over what holds for all. */
export function readLimits(
  budgets: Budgets | undefined,
  environment: string | undefined,
): EnvironmentLimits {
  const layers: Layer[] = [{ value: asMapping(budgets), path: [] }];
  const own =
    environment === undefined ? {} : ownValue(asMapping(budgets?.environments), environment);
  if (environment !== undefined) {
    layers.unshift({ value: asMapping(own), path: ['environments', environment] });
  }
  const entries = (section: string) => readEntries(layers, section);
  const read = (section: string, measure: Measure) =>
    entries(section).flatMap(([id, each]) => readLimit(id, each, measure) ?? []);
  return {
    databases: read('databases', measures.connections),
    brokers: read('brokers', measures.connections),
    channels: read('brokers', measures.channels),
    caches: read('caches', measures.connections),
    rates: read('downstreams', measures.rate),
    concurrencies: read('downstreams', measures.concurrency),
    topics: entries('topics').map(([id, each]) => readTopic(id, each)),
    ids: {
      database: readIds(budgets, 'databases'),
      broker: readIds(budgets, 'brokers'),
      cache: readIds(budgets, 'caches'),
      downstream: readIds(budgets, 'downstreams'),
    },
    nodes:
      findField(layers, 'nodes', 'nodes of the budget file') ??
      unknownFactor('nodes', 'nobody says how many nodes there are: set nodes in the budget file'),
  };
}

/** Under which keys the file has a limit, and what is set aside of it. */
interface Measure {
  readonly unit: Unit;
  readonly max: string;
  readonly share: string;
  /** Without this limit there is nothing to judge, and that is no mistake. */
  readonly isOptional: boolean;
}

const measures = {
  connections: { unit: 'connections', max: 'max', share: 'share', isOptional: false },
  channels: { unit: 'channels', max: 'channels', share: 'channels', isOptional: true },
  rate: { unit: 'requests per second', max: 'rate', share: 'rate', isOptional: true },
  concurrency: {
    unit: 'requests at a time',
    max: 'concurrency',
    share: 'concurrency',
    isOptional: true,
  },
} as const satisfies Readonly<Record<string, Measure>>;

/** The entries of a section by their ids, in order, each with its layers. */
function readEntries(
  layers: readonly Layer[],
  section: string,
): readonly (readonly [string, readonly Layer[]])[] {
  const ids = new Set(layers.flatMap(({ value }) => Object.keys(asMapping(value[section]))));
  return [...ids].sort().map((id) => [
    id,
    layers.flatMap(({ value, path }) => {
      const entry = ownValue(asMapping(value[section]), id);
      return entry === undefined ? [] : [{ value: asMapping(entry), path: [...path, section, id] }];
    }),
  ]);
}

function readIds(budgets: Budgets | undefined, section: string): readonly string[] {
  const environments = Object.values(asMapping(budgets?.environments));
  return [budgets, ...environments].flatMap((layer) =>
    Object.keys(asMapping(asMapping(layer)[section])),
  );
}

function readLimit(
  id: string,
  layers: readonly Layer[],
  { unit, max: maxKey, share: shareKey, isOptional }: Measure,
): DependencyLimit | undefined {
  const field = (name: string) => findField(layers, name, `${name} of ${id} in the budget file`);
  const isConnections = unit === 'connections';
  const location = placeOf(layers);
  const max = field(maxKey);
  if (max === undefined && isOptional) return undefined;
  return {
    id,
    unit,
    location,
    engine: findText(layers, 'engine'),
    hosts: readHosts(layers),
    max: max ?? unknownFactor(`max of ${id}`, 'the budget file does not say it', location),
    reserved: isConnections ? field('reserved') : undefined,
    headroom: field('headroom') ?? knownFactor(0, 'default', `headroom of ${id}, by default`),
    perService: isConnections ? field('perService') : undefined,
    cores: field('cores'),
    consumers: readConsumers(layers).map(({ value, path, service }) => {
      const own = (name: string) =>
        findField([{ value, path }], name, `${name} of ${service} in the budget file`);
      const place = { subject: budgetFile, path };
      return {
        service,
        location: place,
        share:
          own(shareKey) ??
          unknownFactor(
            `${shareKey} of ${service} in the budget file`,
            `${service} is not in the set and has no ${shareKey}`,
            place,
          ),
        peakRps: own('peakRps'),
        querySeconds: own('querySeconds'),
      };
    }),
  };
}

function readTopic(id: string, layers: readonly Layer[]): TopicLimit {
  const location = placeOf(layers);
  const source = `partitions of ${id} in the budget file`;
  return {
    id,
    location,
    partitions:
      findField(layers, 'partitions', source) ??
      unknownFactor(source, 'the budget file does not say it', location),
    consumers: readConsumers(layers).map(({ value, path, service }) => ({
      service,
      group: findText([{ value, path }], 'group'),
      location: { subject: budgetFile, path },
    })),
  };
}

interface ConsumerLayer extends Layer {
  readonly service: string;
}

/** A list replaces the one below it. */
function readConsumers(layers: readonly Layer[]): readonly ConsumerLayer[] {
  const layer = layers.find(({ value }) => value['consumers'] !== undefined);
  const list: unknown = layer?.value['consumers'];
  if (!layer || !Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => {
    const value = asMapping(item);
    const service = value['service'];
    return typeof service === 'string'
      ? [{ value, service, path: [...layer.path, 'consumers', index] }]
      : [];
  });
}

function readHosts(layers: readonly Layer[]): readonly string[] {
  const list: unknown = layers.find(({ value }) => value['hosts'] !== undefined)?.value['hosts'];
  return Array.isArray(list)
    ? list.flatMap((host: unknown) => (typeof host === 'string' ? [host.trim().toLowerCase()] : []))
    : [];
}

function findField(layers: readonly Layer[], name: string, source: string): Factor | undefined {
  const layer = layers.find(({ value }) => value[name] !== undefined);
  return layer && toFactor(layer.value[name], source, [...layer.path, name]);
}

function findText(layers: readonly Layer[], name: string): string | undefined {
  const text = layers.find(({ value }) => value[name] !== undefined)?.value[name];
  return typeof text === 'string' ? text : undefined;
}

/** The file was checked before; whoever calls this with values of their own is not let through either. */
function toFactor(value: unknown, source: string, path: Path): Factor {
  const place = { subject: budgetFile, path };
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? knownFactor(value, 'declared', source, place)
    : unknownFactor(source, 'it is no number of at least zero', place);
}

function placeOf([first]: readonly Layer[]): Place {
  return { subject: budgetFile, path: first?.path ?? [] };
}

function asMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function ownValue(record: Mapping, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
