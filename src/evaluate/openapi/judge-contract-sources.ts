import type { Note } from '../../report/index.js';
import { createRedactor } from '../../source/index.js';
import type { JudgeArtefact } from '../artefact.js';
import { RulePlans } from '../rule-plans.js';
import type { ReadContracts } from './read-contracts.js';

/** Reads and judges the API descriptions of a run. */
export const judgeContractSources: JudgeArtefact = async (
  sources,
  { pack, options, now, allRules, given, plans, joins },
  results,
) => {
  const named = sources.filter((source) => source.kind === 'openapi');
  if (named.length === 0 || options.environments !== undefined) return undefined;
  // What compares descriptions is loaded only where there are some.
  const { readContracts } = await import('./read-contracts.js');
  const { describeContractInputs, judgeContracts } = await import('./judge-contracts.js');
  const shown = options.exhibits === true ? await import('./exhibit-contracts.js') : undefined;
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
  const judged = judgeContracts(contracts, { pack, now, isOn, isWhole }, plans, results);
  return {
    problems: { contracts: contracts.problems },
    inputs: describeContractInputs(contracts),
    // Also where none could be read: the rules that were asked stand in the report.
    isEmpty: false,
    notes: await describeOpinions(contracts),
    resummarize: judged.resummarize,
    ...(joins === true && { joinable: { contracts } }),
    ...(shown && {
      exhibit: () => ({
        contracts: contracts.contracts.map((contract) =>
          shown.exhibitContract(
            contract,
            judged.judgementOf(contract),
            (service) => given.catalog?.consumersOf?.(service) ?? [],
          ),
        ),
      }),
    }),
  };
};

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
