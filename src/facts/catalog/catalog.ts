/** What a company knows of its services that no manifest says. */
export interface Catalog {
  readonly $schema?: string | undefined;
  /** By the name that owner labels give. */
  readonly teams?: Readonly<Record<string, Team | null>> | undefined;
  /** By name. */
  readonly services: Readonly<Record<string, CatalogService | null>>;
  /** Zones of the cluster. */
  readonly zones?: number | undefined;
  /** Label that names the service of a workload, in place of those that are looked at else. */
  readonly serviceLabel?: string | undefined;
  /** What an environment changes, field by field. */
  readonly environments?: Readonly<Record<string, EnvironmentCatalog | null>> | undefined;
  /** What users set out to do, by name: checkout, search. */
  readonly journeys?: Readonly<Record<string, Journey | null>> | undefined;
}

/** What users set out to do, and the services that take part in it. */
export interface Journey {
  readonly description?: string | undefined;
  /** The company lives by it. */
  readonly critical?: boolean | undefined;
  readonly services?: readonly string[] | undefined;
}

/** A team, by the name that owner labels give. */
export interface Team {
  readonly description?: string | undefined;
  readonly contact?: string | undefined;
}

/** What holds for each workload of a service, or for one of them. */
export interface WorkloadEntry {
  /** What the label criticality is to say. */
  readonly criticality?: string | undefined;
  readonly namespace?: string | undefined;
  /** It keeps nothing in its pods, so that there may be any number of them. */
  readonly stateless?: boolean | undefined;
  /** People wait for its answers. */
  readonly userFacing?: boolean | undefined;
  /** Most pods that an autoscaler may make. */
  readonly maxReplicas?: number | undefined;
  /** How long it takes to finish what it has begun: seconds, or a text such as `20s`. */
  readonly drainTimeout?: number | string | undefined;
}

/** A service, and what holds for each of its workloads. */
export interface CatalogService extends WorkloadEntry {
  readonly description?: string | undefined;
  readonly team?: string | undefined;
  /** Names of the environments that it runs in; empty where its manifests are never judged here. Default: all. */
  readonly environments?: readonly string[] | undefined;
  /** Services that call it. */
  readonly consumers?: readonly string[] | undefined;
  /** Services that it cannot answer without. */
  readonly dependencies?: readonly string[] | undefined;
  /** Databases that it uses. */
  readonly databases?: readonly string[] | undefined;
  /** Links to its dashboards, or their uids. */
  readonly dashboards?: readonly string[] | undefined;
  /** Links to what is done when it fails. */
  readonly runbooks?: readonly string[] | undefined;
  /** Paths of its API descriptions. */
  readonly contracts?: readonly string[] | undefined;
  /** What it answers from that is behind, by name. */
  readonly readModels?: Readonly<Record<string, ReadModel | null>> | undefined;
  readonly delivery?: Delivery | undefined;
  /** Its workloads by name: those that no label leads to it, and what differs for one of them. */
  readonly workloads?: Readonly<Record<string, WorkloadEntry | null>> | undefined;
}

/** A copy of data that is made for reading. */
export interface ReadModel {
  /** How far it may be behind: seconds, or a text such as `60s`. */
  readonly maxStaleness?: number | string | undefined;
}

/** How a new version comes into use. */
export interface Delivery {
  /** `rolling`, `canary`, `blue-green`, … */
  readonly strategy?: string | undefined;
  /** Link to how it is taken back. */
  readonly rollback?: string | undefined;
}

/** What an environment changes of the catalog, field by field. */
export interface EnvironmentCatalog {
  readonly zones?: number | undefined;
  readonly services?: Readonly<Record<string, ServiceOverride | null>> | undefined;
}

/** What an environment changes of a service. */
export interface ServiceOverride extends WorkloadEntry {
  readonly workloads?: Readonly<Record<string, WorkloadEntry | null>> | undefined;
}
