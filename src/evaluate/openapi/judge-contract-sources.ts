import type { PackRule, PolicyPack } from '../../policy/index.js';
import type { InputRef, Note, Problem } from '../../report/index.js';
import { createRedactor } from '../../source/index.js';
import type { RuleInfo } from '../../verdict/index.js';
import type { EvaluateOptions } from '../evaluate.js';
import { RulePlans } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import type { Source } from '../source.js';
import type { ReadContracts } from './read-contracts.js';
import type { Resummarize } from './judge-contracts.js';

/** What a run knows when it comes to its contracts. */
export interface ContractRun {
  readonly pack: PolicyPack;
  readonly options: EvaluateOptions;
  readonly now: Date;
  readonly allRules: readonly RuleInfo[];
}

export interface JudgedContracts {
  readonly problems: readonly Problem[];
  readonly inputs: readonly InputRef[];
  readonly notes: readonly Note[];
  /** What sums up findings, without those that are waived. */
  readonly resummarize: Resummarize;
}

/**
 * Reads and judges the API descriptions of a run; undefined where it has none. They belong to no environment: a run that is limited to
 * some leaves them out.
 */
export async function judgeContractSources(
  sources: readonly Source[],
  { pack, options, now, allRules }: ContractRun,
  plans: RulePlans<PackRule>,
  results: RuleResults,
): Promise<JudgedContracts | undefined> {
  const named = sources.filter((source) => source.kind === 'openapi');
  if (named.length === 0 || options.environments !== undefined) return undefined;
  // What compares descriptions is loaded only where there are some.
  const { readContracts } = await import('./read-contracts.js');
  const { describeContractInputs, judgeContracts } = await import('./judge-contracts.js');
  const { readAges } = await import('./read-ages.js');
  const read = await readContracts(named, options, now);
  const aged = await Promise.all(
    read.contracts.map((contract) => readAges(contract, options, now, read.contracts)),
  );
  const contracts = {
    plans: read.plans,
    contracts: aged.map(({ contract }) => contract),
    problems: [...read.problems, ...aged.flatMap(({ problems }) => problems)],
  };
  const settings = await RulePlans.create(allRules, options.rules, options.overrides);
  const isOn = (rule: string, uri: string) =>
    settings.of({ uri }).rules.some(({ id }) => id === rule);
  const isWhole = options.isPart !== true;
  const resummarize = judgeContracts(contracts, { pack, now, isOn, isWhole }, plans, results);
  return {
    problems: contracts.problems,
    inputs: describeContractInputs(contracts),
    notes: await describeOpinions(contracts),
    resummarize,
  };
}

async function describeOpinions({ contracts }: ReadContracts): Promise<readonly Note[]> {
  if (!contracts.some(({ compared }) => compared.opinion)) return [];
  const { describeOpinion } = await import('./second-opinion/describe-opinion.js');
  const redact = createRedactor();
  return contracts.flatMap(({ id, compared: { opinion } }) =>
    opinion === undefined
      ? []
      : describeOpinion(opinion).map((message) => ({ about: id, message: redact(message) })),
  );
}
