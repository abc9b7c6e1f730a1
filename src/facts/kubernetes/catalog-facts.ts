import {
  type Catalog,
  type CatalogService,
  type EnvironmentCatalog,
  secondsOf,
  type ServiceOverride,
  type WorkloadEntry,
} from '../catalog/index.js';
import { createServiceFinder, type ServiceOfWorkload } from './service-of-workload.js';
import type { Workload } from './workload.js';

/** The catalog as set-scope rules read it: what it says of each workload of one set. */
export interface CatalogFacts {
  /** The subject of findings about the catalog as a whole, below which all paths here start. */
  readonly id: string;
  /** Name of the set, where it has one. */
  readonly environment: string | null;
  /** Everything that is usually judged is there; else nobody can tell that something is missing. */
  readonly isWhole: boolean;
  readonly teams: Readonly<Record<string, true>>;
  readonly services: Readonly<Record<string, ServiceFacts>>;
  /** By the id of the workload. */
  readonly workloads: Readonly<Record<string, WorkloadCatalogFacts>>;
  readonly zones?: CatalogValue<number>;
}

/** A service of the catalog. */
export interface ServiceFacts {
  /** The subject of findings about it. */
  readonly id: string;
  readonly path: CatalogPath;
  readonly team: string | null;
  /** Null where it runs in all of them. */
  readonly environments: readonly string[] | null;
  /** Null where nobody says who calls it. */
  readonly consumers: readonly string[] | null;
  /** Ids of its workloads in the set. */
  readonly workloads: readonly string[];
}

/** What the catalog says of a workload: of itself before that of its service, of the environment before that of all. */
export interface WorkloadCatalogFacts extends ServiceOfWorkload {
  readonly criticality?: CatalogValue<string>;
  readonly namespace?: CatalogValue<string>;
  readonly stateless?: CatalogValue<boolean>;
  readonly userFacing?: CatalogValue<boolean>;
  readonly maxReplicas?: CatalogValue<number>;
  /** Seconds. */
  readonly drainTimeout?: CatalogValue<number>;
}

/** A value of the catalog with its place. */
export interface CatalogValue<Value> {
  readonly value: Value;
  readonly path: CatalogPath;
}

type CatalogPath = readonly (string | number)[];

/** The set that a catalog is held against. */
export interface CatalogSet {
  readonly environment: string | undefined;
  readonly isWhole: boolean;
  readonly workloads: readonly Workload[];
}

/** Kinds of the subjects that findings about the catalog have. */
export const catalogKinds = { catalog: 'Catalog', service: 'CatalogService' } as const;

/** API version of these subjects. */
export const catalogApiVersion = 'archfit/v1';

/** Holds a catalog against a set. */
export function bindCatalog(
  catalog: Catalog,
  { environment, isWhole, workloads }: CatalogSet,
): CatalogFacts {
  const find = createServiceFinder(catalog);
  const bound = workloads.map((workload) => ({ workload, ...find(workload) }));
  const idsOf = new Map<string, string[]>();
  for (const { workload, service } of bound) {
    const ids = idsOf.get(service);
    if (ids) ids.push(workload.id);
    else idsOf.set(service, [workload.id]);
  }
  const zones = findValue(layersOf(catalog, environment), 'zones');
  return {
    id: catalogId(catalogKinds.catalog, 'catalog'),
    environment: environment ?? null,
    isWhole,
    teams: Object.fromEntries(Object.keys(catalog.teams ?? {}).map((name) => [name, true])),
    services: Object.fromEntries(
      Object.entries(catalog.services).map(([name, service]) => [
        name,
        describeService(name, service, idsOf.get(name) ?? []),
      ]),
    ),
    workloads: Object.fromEntries(
      bound.map(({ workload, ...service }) => [
        workload.id,
        { ...service, ...attributesOf(workload.name, service, catalog, environment) },
      ]),
    ),
    ...(zones && { zones }),
  };
}

/** As {@link identify} names it. */
function catalogId(kind: string, name: string): string {
  return ['archfit', kind, name].join('/');
}

function describeService(
  name: string,
  service: CatalogService | null,
  workloads: readonly string[],
): ServiceFacts {
  const { team = null, environments = null, consumers = null } = service ?? {};
  return {
    id: catalogId(catalogKinds.service, name),
    path: ['services', name],
    team,
    environments,
    consumers,
    workloads,
  };
}

function attributesOf(
  workload: string,
  { service, isKnown }: ServiceOfWorkload,
  catalog: Catalog,
  environment: string | undefined,
): Omit<WorkloadCatalogFacts, keyof ServiceOfWorkload> {
  if (!isKnown) return {};
  const services = layersOf(catalog, environment).flatMap(({ value, path }) =>
    entryOf<ServiceOverride>(value.services, service, [...path, 'services']),
  );
  const workloads = services.flatMap(({ value, path }) =>
    entryOf<WorkloadEntry>(value.workloads, workload, [...path, 'workloads']),
  );
  const layers = [...workloads, ...services];
  const criticality = findValue(layers, 'criticality');
  const namespace = findValue(layers, 'namespace');
  const stateless = findValue(layers, 'stateless');
  const userFacing = findValue(layers, 'userFacing');
  const maxReplicas = findValue(layers, 'maxReplicas');
  const drain = findValue(layers, 'drainTimeout');
  return {
    ...(criticality && { criticality }),
    ...(namespace && { namespace }),
    ...(stateless && { stateless }),
    ...(userFacing && { userFacing }),
    ...(maxReplicas && { maxReplicas }),
    ...(drain && { drainTimeout: { ...drain, value: secondsOf(drain.value) } }),
  };
}

/** A part of the catalog with the way to it; of several, the first that says something counts. */
interface Layer<Value> {
  readonly value: Value;
  readonly path: CatalogPath;
}

function layersOf(
  catalog: Catalog,
  environment: string | undefined,
): readonly Layer<EnvironmentCatalog>[] {
  const own =
    environment === undefined
      ? []
      : entryOf<EnvironmentCatalog>(catalog.environments, environment, ['environments']);
  return [...own, { value: catalog, path: [] }];
}

function entryOf<Value>(
  record: Readonly<Record<string, Value | null>> | undefined,
  name: string,
  path: CatalogPath,
): readonly Layer<Value>[] {
  const value = record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
  return value === undefined || value === null ? [] : [{ value, path: [...path, name] }];
}

function findValue<Value extends object, Key extends keyof Value & string>(
  layers: readonly Layer<Value>[],
  key: Key,
): CatalogValue<NonNullable<Value[Key]>> | undefined {
  for (const { value, path } of layers) {
    const found = value[key];
    if (found !== undefined && found !== null) return { value: found, path: [...path, key] };
  }
  return undefined;
}
