import type { PackRule } from '../../policy/index.js';
import type { Problem } from '../../report/index.js';
import type { GivenInputs } from '../given-inputs.js';
import type { ContractRun, JudgedContracts } from '../openapi/judge-contract-sources.js';
import { RulePlans } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import type { Source } from '../source.js';

export interface JudgedEvents extends Omit<JudgedContracts, 'notes'> {
  /** No schema could be read. */
  readonly isEmpty: boolean;
  /** What kept older versions from being read; absent where no source names any. */
  readonly problemsOfBase?: readonly Problem[];
  /** What kept classifications from being read; absent where no source names any. */
  readonly problemsOfClassification?: readonly Problem[];
}

/**
 * Reads and judges the event schemas of a run; undefined where it has none. They belong to no environment: a run that is limited to
 * some leaves them out.
 */
export async function judgeEventSources(
  sources: readonly Source[],
  { pack, options, now, allRules }: ContractRun,
  given: GivenInputs,
  plans: RulePlans<PackRule>,
  results: RuleResults,
): Promise<JudgedEvents | undefined> {
  const named = sources.filter((source) => source.kind === 'events');
  if (named.length === 0 || options.environments !== undefined) return undefined;
  // What reads schemas is loaded only where there are some.
  const { readEvents } = await import('./read-events.js');
  const { describeEventInputs, judgeEvents } = await import('./judge-events.js');
  const read = await readEvents(named, options);
  const settings = await RulePlans.create(allRules, options.rules, options.overrides);
  const { owners } = given.catalog ?? {};
  const judging = {
    pack,
    now,
    isOn: (rule: string, uri: string) => settings.of({ uri }).rules.some(({ id }) => id === rule),
    isWhole: options.isPart !== true,
    ...(owners && { owners }),
  };
  const resummarize = judgeEvents(read, judging, plans, results);
  const hasBase = read.sources.some(({ base }) => base !== undefined);
  const isClassified = named.some(({ classification }) => classification !== undefined);
  return {
    isEmpty: read.sources.every(({ schemas }) => schemas.length === 0),
    problems: read.problems,
    ...(hasBase && { problemsOfBase: read.problemsOfBase }),
    ...(isClassified && { problemsOfClassification: read.problemsOfClassification }),
    inputs: describeEventInputs(read),
    resummarize,
  };
}
