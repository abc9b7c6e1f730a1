import type { PackRule, RequiredInput } from '../../policy/index.js';
import type { Finding, InputRef, Note, Problem, RuleId, Severity } from '../../report/index.js';
import type { EvaluateOptions } from '../evaluate.js';
import type { FoundInput } from '../find-inputs.js';
import type { DescribedRules } from '../gather-rules.js';
import type { FileJudgement } from '../judge-file.js';
import type { PlainResults } from '../rule-results.js';

/** What a shard hands on to those who join it with the others: plain data, nothing of it accepted yet. */
export interface RunPart {
  /** What has to be the same in all shards, as digests, by what it is called in messages. */
  readonly same: Readonly<Record<string, string>>;
  /** What the verdict of the whole run needs of its options. */
  readonly options: ConcludingOptions;
  readonly rules: DescribedRules;
  readonly shared: SharedInput;
  readonly files: readonly PartFile[];
  /** By what was judged object by object. */
  readonly examined: PlainResults;
  /** Files of other shards that were read for their set: index and digest. */
  readonly readAlong: readonly (readonly [index: number, digest: string | undefined])[];
  readonly sets: readonly PartSet[];
  readonly artefacts: readonly PartArtefact[];
  readonly used: readonly UsedRule[];
  readonly unmet: readonly Problem[];
}

/** Options without which nobody can say what is accepted and what is missing. */
export type ConcludingOptions = Pick<
  EvaluateOptions,
  | 'only'
  | 'except'
  | 'rules'
  | 'require'
  | 'environments'
  | 'baseline'
  | 'waivers'
  | 'isPart'
  | 'configuration'
  | 'target'
  | 'failOn'
  | 'exhibits'
>;

/** What every shard finds for itself. */
export interface SharedInput {
  readonly inputs: readonly (FoundInput & { readonly environment?: string })[];
  /** What each source of manifests names. */
  readonly patterns: readonly (readonly string[])[];
  readonly environments: readonly string[];
  readonly leftOut: readonly RequiredInput[];
  readonly problems: readonly Problem[];
  /** What was given beside the artefacts, and what kept it from being read. */
  readonly given: Readonly<Partial<Record<RequiredInput, readonly Problem[]>>>;
  readonly besideProblems: readonly Problem[];
  /** The rules of a run that has nothing to judge. */
  readonly all: readonly UsedRule[];
}

/** A rule as the settings of the run have it. */
export interface UsedRule {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly baseline: PackRule['baseline'];
  readonly waivers: PackRule['waivers'];
}

/** A file that the shard has judged, and what was found in it. */
export interface PartFile extends Pick<
  FileJudgement,
  'uri' | 'environment' | 'rendered' | 'digest' | 'objects' | 'problems' | 'annotations' | 'rules'
> {
  /** Among all inputs of the run. */
  readonly index: number;
}

/** What was said of a set as a whole. */
export interface PartSet {
  readonly environment?: string;
  readonly results: PlainResults;
  /** Of objects whose kinds are defined in the set. */
  readonly custom: PlainResults;
}

/** What the sources of one sort came to. */
export interface PartArtefact {
  /** Among all sorts; what holds several against each other comes after them. */
  readonly index: number;
  readonly results: PlainResults;
  readonly problems: Readonly<Partial<Record<RequiredInput, readonly Problem[]>>>;
  readonly unread?: PartArtefact['problems'];
  readonly inputs: readonly InputRef[];
  /** What was read for it that other shards judge. */
  readonly readAlong?: readonly InputRef[];
  readonly isEmpty: boolean;
  readonly notes: readonly Note[];
  /** What sums up others, where some of those are waived. */
  readonly summaries?: {
    readonly waived: readonly string[];
    readonly findings: readonly Finding[];
  };
}

export function toUsedRule({ id, severity, baseline, waivers }: PackRule): UsedRule {
  return { id, severity, baseline, waivers };
}
