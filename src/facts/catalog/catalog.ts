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
  /** Databases that it uses. */
  readonly databases?: readonly string[] | undefined;
  /** Its workloads by name: those that no label leads to it, and what differs for one of them. */
  readonly workloads?: Readonly<Record<string, WorkloadEntry | null>> | undefined;
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
