import type { ReportedEnvironment } from './budget-report.js';
import type { RuleId } from './finding.js';
import type { Location } from './location.js';
import type { Operability } from './operability.js';

/**
 * What a run shows beside its findings, for people who look at a report: everything that was judged, and not only what is wrong with it. It
 * decides nothing. Each part is there where the run has something for it; its items have an order that depends on the input alone.
 */
export interface Exhibits {
  /** The connection budget of each environment, where the run has budgets. */
  readonly budgets?: readonly ReportedEnvironment[];
  /** The source code, as graphs of its parts: of each source one for each way in which its architecture divides it. */
  readonly modules?: readonly CodePicture[];
  /** What changed in each API description. */
  readonly contracts?: readonly ExhibitedContract[];
  /** What fields each event schema has that must not travel freely, or look like it. */
  readonly events?: readonly ExhibitedEvent[];
  /** How well each service can be operated; absent in shards of a run, which see a part of each service. */
  readonly operability?: Operability;
}

/** Source code as groups of files, and the imports between them. */
export interface CodePicture extends Picture {
  /** The source, as its findings call it: `services`. */
  readonly source: string;
  /** What its files are drawn together by. */
  readonly by: 'layers' | 'contexts' | 'folders' | 'files';
  /** Pairs that findings are about and no edge shows: within one group, of a package, of files that are in no group. */
  readonly hidden: number;
}

/** A graph as people look at it: boxes, and what leads from one to another. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  readonly name: string;
  readonly files: number;
}

export interface PictureEdge {
  /** Indexes of nodes. */
  readonly from: number;
  readonly to: number;
  /** Pairs of files of which one imports the other. */
  readonly imports: number;
  /** Pairs that a rule forbids; where no file imports the other directly, `imports` does not count them. */
  readonly forbidden: number;
}

/** One API description in two versions. */
export interface ExhibitedContract {
  readonly id: string;
  /** Where the versions are, as a person names them. */
  readonly old: string;
  readonly new: string;
  /** That of the gravest change. `new`: there is no older version. `unknown`: one of the two could not be read. */
  readonly verdict: ChangeLevel | 'none' | 'new' | 'unknown';
  /** As `info.version` says it. */
  readonly version?: { readonly old?: string; readonly new?: string };
  /** Who is known to use it, by the catalog and by plans; empty where nobody is named. */
  readonly consumers: readonly ContractConsumer[];
  /** Of all changes. */
  readonly counts: Readonly<Record<ChangeLevel, number>>;
  /** Gravest first; of very many the first. */
  readonly changes: readonly ExhibitedChange[];
}

/** `possible`: the descriptions do not hold enough to decide. `annotation`: nothing that travels changed. */
export type ChangeLevel = 'breaking' | 'possible' | 'compatible' | 'annotation';

/** Who uses a contract. */
export interface ContractConsumer {
  readonly name: string;
  readonly from: 'catalog' | 'plan';
  /** How far it is with the change, as the plan says. */
  readonly state?: 'pending' | 'informed' | 'migrating' | 'migrated';
}

/** One change of a contract. */
export interface ExhibitedChange {
  readonly level: ChangeLevel;
  /** The rule that carries its finding, where it has one. */
  readonly rule: RuleId;
  /** Of its finding. */
  readonly fingerprint: string;
  /** In detail: `request.parameter.required.added`. */
  readonly change: string;
  readonly message: string;
  /** For people: `query parameter limit`. */
  readonly element: string;
  /** The operations that it reaches, as `METHOD path`: the first of them, and how many there are. */
  readonly operations: readonly string[];
  readonly reach: number;
  /** Where the first of its uses is: `response 200 application/json`. */
  readonly at?: string;
  /** What the older version says; absent where it says nothing. */
  readonly before?: ChangeSide;
  readonly after?: ChangeSide;
  /** Why a breaking change is acceptable; absent where nothing makes it so. */
  readonly cover?: {
    readonly kind: 'stability' | 'version' | 'parallel' | 'deprecation' | 'plan';
    readonly message: string;
  };
}

/** What one version says at the place of a change. */
export interface ChangeSide {
  /** In lines, shortened, with no secret in it. */
  readonly text?: string;
  readonly location?: Location;
}

/** An event schema with its sensitive fields. Values are not in it. */
export interface ExhibitedEvent {
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  readonly kind: 'event' | 'audit' | 'log';
  readonly audience: {
    readonly name: 'public' | 'partner' | 'integration' | 'internal' | 'domain';
    /** What says so; `default`: nobody does. */
    readonly from: 'mark' | 'source' | 'folder' | 'namespace' | 'default';
  };
  readonly owner?: string;
  readonly location: Location;
  /** How many fields it has, whatever they hold. */
  readonly fieldCount: number;
  /** How many of them are classified, as harmless too, or look as if they had to be. */
  readonly classified: number;
  /** Those that must not travel freely, and those of which it is not said as it should be. */
  readonly fields: readonly ExhibitedField[];
}

/** A field that is sensitive, or looks like it. */
export interface ExhibitedField {
  readonly path: string;
  readonly section: 'payload' | 'headers' | 'key';
  readonly level: 'public' | 'internal' | 'confidential' | 'restricted';
  readonly categories: readonly string[];
  /** What the level is from. */
  readonly source: 'declared-field' | 'declared-container' | 'sidecar' | 'name' | 'shape' | 'none';
  /** `declared`: somebody wrote it down. The others are guesses, by how often such a guess is right. */
  readonly confidence: 'declared' | 'high' | 'medium' | 'low';
  /** What says so: the marker, the words of the name; never a value that may be personal. */
  readonly evidence: readonly {
    readonly kind:
      'marker' | 'container-marker' | 'sidecar' | 'name' | 'context' | 'shape' | 'value';
    readonly text: string;
  }[];
  /** What was done to its values so that they tell less. */
  readonly handling?: 'masked' | 'hashed' | 'tokenised' | 'encrypted' | 'dropped';
  /** What a file beside the schemas calls it. */
  readonly class?: string;
  /** What is wrong with how it is declared. */
  readonly faults: readonly ('undeclared' | 'under-declared' | 'lowered' | 'unknown-value')[];
  readonly location: Location;
}
