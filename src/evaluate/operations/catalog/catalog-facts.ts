type ById<Fact> = Readonly<Record<string, Fact>>;

/** The catalog as rules about operations read it: `input.catalog`. Each `id` names a subject. */
export interface OperationsCatalog {
  readonly id: string;
  /** Names of teams. */
  readonly teams: readonly string[];
  /** By name. */
  readonly services: ById<CataloguedService>;
  /** By name. */
  readonly journeys: ById<JourneyFacts>;
}

export interface CataloguedService {
  readonly id: string;
  readonly team?: string;
  readonly criticality?: string;
  /** By its criticality: `critical`. */
  readonly isCritical: boolean;
  readonly consumers: readonly string[];
  /** Services that it cannot answer without. */
  readonly dependencies: readonly string[];
  readonly databases: readonly string[];
  readonly dashboards: readonly string[];
  readonly runbooks: readonly string[];
  readonly contracts: readonly string[];
  readonly readModels: ById<ReadModelFacts>;
  readonly delivery?: { readonly strategy?: string; readonly rollback?: string };
}

export interface ReadModelFacts {
  readonly id: string;
  readonly maxStalenessSeconds?: number;
}

export interface JourneyFacts {
  readonly id: string;
  readonly isCritical: boolean;
  readonly services: readonly string[];
}
