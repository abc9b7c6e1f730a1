import type { PackRule, RulePack, RequiredInput } from '../policy/index.js';
import type { Check, Exhibits, Finding, InputRef, Note, Problem, RuleId } from '../report/index.js';
import type { RuleInfo } from '../verdict/index.js';
import type { EvaluateOptions } from './evaluate.js';
import type { Input } from './find-inputs.js';
import type { GivenInputs } from './given-inputs.js';
import type { Joinable } from './joined/joinable.js';
import type { JoinedService } from './joined/joined-facts.js';
import type { RulePlans } from './rule-plans.js';
import type { RuleResults } from './rule-results.js';
import type { Source } from './source.js';

/** What a run knows when it comes to what it judges beside manifests: contracts, events, source code, other documents. */
export interface ArtefactRun {
  readonly pack: RulePack;
  readonly options: EvaluateOptions;
  readonly now: Date;
  readonly allRules: readonly RuleInfo[];
  readonly given: GivenInputs;
  readonly plans: RulePlans<PackRule>;
  /** Manifests of the run, rendered. */
  readonly manifests: readonly Input[];
  /** A rule is on that holds artefacts of several domains against each other: what is read is kept for it. */
  readonly joins?: boolean;
}

/** What the sources of one sort came to. */
export interface JudgedArtefact {
  /** What rules may require and these sources hold, each with what kept it from being read. */
  readonly problems: Readonly<Partial<Record<RequiredInput, readonly Problem[]>>>;
  /** What keeps rules from deciding alone: nobody asked the run to judge what could not be read. */
  readonly unread?: JudgedArtefact['problems'];
  readonly inputs: readonly InputRef[];
  /** Nothing of it could be judged. */
  readonly isEmpty: boolean;
  readonly notes?: readonly Note[];
  readonly resummarize?: Resummarize;
  /** What rules over several domains read of it, where one is on. */
  readonly joinable?: Joinable;
  /** The services that artefacts of several domains were matched with, by name. */
  readonly services?: ReadonlyMap<string, Omit<JoinedService, 'id'>>;
  /** What there is to show of it beside findings, where the run asks for that. */
  readonly exhibit?: Exhibit;
}

/** What rules that sum up others find once some of those findings, by their fingerprints, are waived. */
export type Resummarize = (
  umbrellas: readonly RuleId[],
  waived: ReadonlySet<string>,
) => readonly Finding[];

/**
 * Shows what was judged.
 *
 * @param checks - of the run, with what is accepted of their findings
 */
export type Exhibit = (checks: readonly Check[]) => Exhibits;

/**
 * Reads and judges the sources of one sort, and adds what is found to the results; undefined where there are none. They belong to no
 * environment: a run that is limited to some leaves them out.
 */
export type JudgeArtefact = (
  sources: readonly Source[],
  run: ArtefactRun,
  results: RuleResults,
) => Promise<JudgedArtefact | undefined>;
