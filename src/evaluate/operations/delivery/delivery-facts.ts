import type { CoverageMetric } from '../../../facts/operations/index.js';
import type { PipelineFacts } from './pipeline-facts.js';

type ById<Fact> = Readonly<Record<string, Fact>>;

/** Maps of what belongs to delivery. */
export interface DeliveryMaps {
  readonly bridges: ById<BridgeFacts>;
  readonly contractTests: ById<ContractTestFacts>;
  readonly coverages: ById<CoverageFacts>;
  /** By service. */
  readonly deliveries: ById<DeliveryFacts>;
  readonly flags: ById<FlagFacts>;
  readonly pipelines: ById<PipelineFacts>;
  /** By folder. */
  readonly repositories: ById<RepositoryFacts>;
}

/** The files of pipelines in one repository: `input.repositories`, by its folder. */
export interface RepositoryFacts {
  /** A subject. */
  readonly id: string;
  readonly name: string;
  /** Ids of pipelines. */
  readonly pipelines: readonly string[];
  /** Services that watch its dependencies: `Dependabot`. */
  readonly bots: readonly string[];
}

/** A consumer and a provider with what tests them: `input.contractTests`. */
export interface ContractTestFacts {
  /** A subject. */
  readonly id: string;
  /** Empty where a result does not say whose it is. */
  readonly consumer: string;
  readonly provider: string;
  /** Of all files of the contract. */
  readonly interactions: number;
  readonly hasFile: boolean;
  /** By the time of verification, the latest last. */
  readonly results: readonly VerificationFacts[];
}

export interface VerificationFacts {
  /** A subject. */
  readonly id: string;
  readonly isSuccess: boolean;
  readonly providerVersion?: string;
  readonly failures: readonly string[];
}

/** A report of coverage: `input.coverages`. */
export interface CoverageFacts {
  /** A subject. */
  readonly id: string;
  readonly name: string;
  readonly total: CoverageShares;
  /** By the folder of the package, in a workspace of several. */
  readonly packages: ById<{ readonly id: string; readonly shares: CoverageShares }>;
}

/** In percent; a metric without anything to run is absent. */
export type CoverageShares = Readonly<Partial<Record<CoverageMetric, number>>>;

/** A flag of a registry: `input.flags`. */
export interface FlagFacts {
  /** A subject. */
  readonly id: string;
  readonly name: string;
  readonly owner?: string;
  readonly kind?: string;
  readonly expires?: DayFacts;
}

/** A bridge of a registry: `input.bridges`. */
export interface BridgeFacts {
  /** A subject. */
  readonly id: string;
  readonly name: string;
  readonly owner?: string;
  readonly retires?: DayFacts;
  readonly adr?: LinkFacts;
  /** Absent where nobody took stock of them. */
  readonly consumers?: readonly string[];
}

export interface DayFacts {
  readonly written: string;
  readonly isDay: boolean;
  /** It has come: the day itself is the first on which it is over. */
  readonly isOver: boolean;
}

export interface LinkFacts {
  readonly written: string;
  /** Where it leads: `file`, `missing`, `outside`, `foreign`, … */
  readonly leads: string;
}

/** How the catalog says that a service is delivered: `input.deliveries`, by service. */
export interface DeliveryFacts {
  /** A subject. */
  readonly id: string;
  readonly service: string;
  readonly strategy?: string;
  readonly rollback?: LinkFacts;
}
