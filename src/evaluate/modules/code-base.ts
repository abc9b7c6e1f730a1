import type { Architecture } from '../../facts/modules/architecture/architecture.js';
import type { Membership } from '../../facts/modules/architecture/membership.js';
import type { ModuleGraph } from '../../facts/modules/model/index.js';
import type { Location, RuleId, Subject } from '../../report/index.js';
import type { SourceTree } from '../../source/tree/source-tree.js';

/** The code of one source, and what is known of it. */
export interface CodeBase {
  /** What the source names: `services`. */
  readonly id: string;
  readonly tree: SourceTree;
  readonly graph: ModuleGraph;
  readonly architecture: Architecture;
  readonly membership: Membership;
  /** Tests are judged as well. */
  readonly withTests: boolean;
  /** Whether a rule is on for some file: what only it needs is not computed otherwise. */
  readonly isOn: (rule: RuleId) => boolean;
  /** The same of the settings alone: which of two rules carries a finding does not depend on which of them a run is limited to. */
  readonly isConfigured: (rule: RuleId) => boolean;
  /** What the settings of the run give the parameters of a rule, for what has to be known before a policy is asked; those that have their default are absent. */
  readonly parametersOf?: (rule: RuleId) => Readonly<Record<string, unknown>>;
}

/** What a policy may name in its findings about modules. */
export interface ModuleSubject {
  readonly subject: Subject;
  /** Uri of the file whose settings of rules hold for it; undefined: those of the run. */
  readonly file?: string;
  /** What it counts as in the evidence, as paths of the graph: a layer is as many units as it has files. Default: one. */
  readonly files?: readonly string[];
  /** Package that it is of, by which its service is known. */
  readonly package?: string;
  /** Makes its fingerprint with the rule: paths, kinds and names, never lines, never texts of messages. */
  readonly identity: readonly string[];
  readonly locate: () => Location | undefined;
  /** The steps of a cycle or a chain of calls. */
  readonly related?: () => readonly Location[];
}

/** One part of what the policies read as `input.modules[id]`, and the subjects that it names. */
export interface DescribedPart {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly subjects: ReadonlyMap<string, ModuleSubject>;
}

/** Computes one part: layers, cycles, calls. */
export type DescribePart = (base: CodeBase) => DescribedPart | Promise<DescribedPart>;
