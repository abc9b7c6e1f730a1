import type { SensitivityLevel } from '../../facts/classification/index.js';
import type { JoinedSort } from './joinable.js';

type ById<Fact> = Readonly<Record<string, Fact>>;

/** What policies read as `input` where they require `joined`: artefacts of several domains, by the services that they are of. */
export interface JoinedFacts {
  /** The sorts of artefacts that the run was given. */
  readonly given: readonly JoinedSort[];
  /** By name. */
  readonly services: ById<JoinedService>;
  /** Events that name their consumers. */
  readonly events: ById<PublishedEvent>;
  /** Contracts that tests of consumers wrote. */
  readonly pacts: readonly PactFacts[];
  /** HTTP probes of containers. */
  readonly probes: ById<ProbeFacts>;
  /** What contracts and events declare of fields that they share. */
  readonly privacy: ClassesFacts;
  /** Flags of registries, where code of the run asks for flags. */
  readonly flags: ById<RegisteredFlag>;
  /** The flags that code asks for, where there is a registry. */
  readonly flagReads: ById<FlagReadFacts>;
  /** Bridges of registries, where one of them says how its system is reached. */
  readonly bridges: ById<GuardedBridge>;
  /** Files that come to the system behind a bridge. */
  readonly legacyReaches: ById<LegacyReachFacts>;
}

/** A bridge to a system that is to go. */
export interface GuardedBridge {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  /** It says how the system is reached. */
  readonly isKnown: boolean;
  /** What it says of files that no file of the code is. */
  readonly missing: readonly string[];
  /** Files that name something of the system and cannot be read whole. */
  readonly unread: readonly string[];
}

/** A file that comes to the system behind a bridge. */
export interface LegacyReachFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly file: string;
  /** Id of the bridge. */
  readonly bridge: string;
  readonly name: string;
  /** `the variable LEGACY_DATABASE_URL`, in the order of the file. */
  readonly by: readonly string[];
  readonly isAllowed: boolean;
  /** What the bridge says of who may. */
  readonly allowed: readonly string[];
}

/** A flag of a registry, and what the code knows of it. */
export interface RegisteredFlag {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  /** Code asks for it. */
  readonly isRead: boolean;
  /** Why code may ask for it nevertheless: `src/a.ts puts a key together`. */
  readonly unknown?: string;
}

/** A flag that code asks for. */
export interface FlagReadFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly key: string;
  readonly isRegistered: boolean;
  /** The flag of the registry that is most like it. */
  readonly nearest?: string;
}

/** A service: one of the catalog, or what labels, packages or sources call one. */
export interface JoinedService {
  /** Names it as a subject. */
  readonly id: string;
  readonly isCatalogued: boolean;
  /** What was found of it, each with what named the service: `label app.kubernetes.io/name`. */
  readonly workloads: readonly MatchedFacts[];
  readonly contracts: readonly MatchedFacts[];
  readonly events: readonly MatchedFacts[];
  readonly code: readonly MatchedFacts[];
  readonly dashboards: readonly MatchedFacts[];
  readonly runbooks: readonly MatchedFacts[];
  /** Who calls it; absent where nobody says so. */
  readonly consumers?: readonly string[];
}

/** An event with who publishes and who reads it. */
export interface PublishedEvent {
  /** Names it as a subject. */
  readonly id: string;
  readonly name: string;
  /** Services: its owner, or those of the team that is. */
  readonly publishers: readonly string[];
  /** A service, or a team with its services. */
  readonly consumers: readonly { readonly name: string; readonly services: readonly string[] }[];
}

export interface PactFacts {
  readonly consumer: string;
  readonly provider: string;
}

export interface MatchedFacts {
  readonly name: string;
  readonly by: string;
}

/** A probe that asks a path over HTTP, and what is known to answer there. */
export interface ProbeFacts {
  /** Names it as a subject. */
  readonly id: string;
  /** `readiness`. */
  readonly kind: string;
  readonly path: string;
  readonly workload: string;
  readonly container: string;
  readonly service: string;
  /** It asks a container whose image is not that of the service: a proxy beside it. */
  readonly isSidecar: boolean;
  /** Whether a route that is known has this path. */
  readonly isServed: boolean;
  /** Every route that the service has is known: its code is in the run, and no path of it is put together. */
  readonly isWhole: boolean;
  /** Why not every route is known. */
  readonly unknown?: string;
  /** Where known routes are from: `the code of @shop/orders`. */
  readonly from: readonly string[];
  /** The route that is most like it. */
  readonly nearest?: string;
}

/** What several schemas declare of fields of one name. */
export interface ClassesFacts {
  /** Ids of the contracts and events that have a field in common that some of them declare. */
  readonly compared: readonly string[];
  readonly conflicts: readonly ClassConflict[];
  readonly unclear: readonly UnclearClass[];
}

/** A field of a contract or an event. */
interface DeclaredUse {
  /** Names it as a subject. */
  readonly id: string;
  readonly path: string;
  /** The name of the contract or the event. */
  readonly schema: string;
}

/** A field that is not declared as it is elsewhere. */
export interface ClassConflict extends DeclaredUse {
  /** `level`: it is declared lower; `kind`: it is declared as something else; `nothing`: it is not declared. */
  readonly differs: 'level' | 'kind' | 'nothing';
  readonly level?: SensitivityLevel;
  readonly categories: readonly string[];
  /** Fields that have the same fault of the same declaration. */
  readonly more: number;
  /** The same field where it is declared highest. */
  readonly highest: DeclaredUse & {
    readonly level: SensitivityLevel;
    readonly categories: readonly string[];
  };
}

/** A field whose class is a word that nobody gives a level. */
export interface UnclearClass extends DeclaredUse {
  readonly word: string;
  /** Who declares the field otherwise, and how. */
  readonly other: { readonly schema: string; readonly said: string };
}
