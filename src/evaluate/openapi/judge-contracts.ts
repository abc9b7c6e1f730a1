import { isAboutTopic, judgePlans } from '../../facts/lifecycle/index.js';
import type { PackRule, RulePack } from '../../policy/index.js';
import type { InputRef, RuleId } from '../../report/index.js';
import type { Resummarize } from '../artefact.js';
import { describePlans } from '../describe-plans.js';
import { isJoinedRule } from '../joined/joined-rule.js';
import { findInSubjects, judgeSubjects } from '../judge-subjects.js';
import type { PlacedSubject } from '../place-subject.js';
import { ruleIn, type RulePlan, type RulePlans } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import { diffTopic } from './class-of-change.js';
import { type ContractFacts, waiveChanges } from './contract-facts.js';
import { type ContractJudgement, judgeContract } from './contract-judgement.js';
import { describeContract } from './describe-contract.js';
import { problemsOf, type ReadContracts, type ReadContractSource } from './read-contracts.js';

/** By what contracts are judged. */
export interface ContractJudging {
  readonly pack: RulePack;
  readonly now: Date;
  /** Every contract is there: what a plan names and is not among them does not exist. */
  readonly isWhole: boolean;
  /** Whether a rule is on for a file, also where the run does not ask for it. */
  readonly isOn: (rule: RuleId, uri: string) => boolean;
}

/** Whether a rule is about contracts alone. */
function isContractRule(rule: PackRule): boolean {
  return rule.requires.includes('contracts') && !isJoinedRule(rule);
}

/** What is known of the contracts of a run once they are judged. */
export interface JudgedContracts {
  readonly resummarize: Resummarize;
  readonly judgementOf: (contract: ReadContractSource) => ContractJudgement | undefined;
}

/** Judges all contracts of a run at once by the rules about them, and adds what they found to the results. */
export function judgeContracts(
  { contracts, plans: entries }: ReadContracts,
  { pack, now, isWhole, isOn }: ContractJudging,
  plans: RulePlans<PackRule>,
  results: RuleResults,
): JudgedContracts {
  const subjects = new Map<string, PlacedSubject>();
  const planOf = new Map<string, RulePlan<PackRule>>();
  const facts = new Map<string, ContractFacts>();
  const judgements = new Map<ReadContractSource, ContractJudgement | undefined>();
  for (const contract of contracts) {
    const uri = fileOf(contract);
    planOf.set(contract.id, plans.of({ uri }));
    const isOnHere = (rule: RuleId) => isOn(rule, uri);
    const judgement = judgeContract(contract, isOnHere, now, contracts);
    judgements.set(contract, judgement);
    facts.set(contract.id, describeContract(contract, judgement, subjects, isOnHere));
  }
  const judged = judgePlans(
    // Plans for events may stand in the same folder.
    entries.filter((entry) => !isAboutTopic(entry, 'events-diff')),
    contracts.map((contract) => ({
      names: judgements.get(contract)?.names ?? [contract.id, contract.source.head],
      breaks: judgements.get(contract)?.breaks ?? [],
      isDecided:
        judgements.get(contract) !== undefined && problemsOf(contract.compared).length === 0,
    })),
    { now, isWhole },
  );
  const planFacts = describePlans(judged, subjects);
  const setPlan = plans.ofSet(undefined);
  const rules = pack.rules.filter(
    (rule) => isContractRule(rule) && [...planOf.values()].some((plan) => ruleIn(plan, rule.id)),
  );
  const judgementOf = (contract: ReadContractSource) => judgements.get(contract);
  if (rules.length === 0) return { judgementOf, resummarize: () => [] };
  const toInput = (ofContracts: ReadonlyMap<string, ContractFacts>) => ({
    contracts: Object.fromEntries(ofContracts),
    plans: planFacts,
  });
  const what = 'contract, change or plan';
  const judging = { pack, now, rules, subjects, planOf, setPlan, what };
  judgeSubjects(toInput(facts), judging, results);
  for (const { id } of rules) {
    for (const contract of contracts) {
      const { base } = contract.compared;
      if (base.kind !== 'absent' || !id.startsWith(`${diffTopic}/`)) continue;
      const reason = `it is new: there is no ${base.uri}`;
      results.addNotJudged(id, { what: contract.id, reason });
    }
  }
  return {
    judgementOf,
    resummarize: (umbrellas, waived) =>
      findInSubjects(toInput(waiveChanges(facts, waived)), umbrellas, judging),
  };
}

/** What was looked at, for the report. */
export function describeContractInputs({ contracts }: ReadContracts): readonly InputRef[] {
  return contracts.flatMap(({ compared: { base, head } }) =>
    [base, head].flatMap((read): readonly InputRef[] => {
      if (read.kind !== 'contract') return [];
      const { place, operations } = read.contract;
      const { digest } = read;
      return [{ uri: place.uri, digest, kind: 'openapi', units: operations.size }];
    }),
  );
}

/** The file of the newer version, as settings of rules name it. */
export function fileOf({ source: { head } }: ReadContractSource): string {
  return head === '-' ? 'stdin' : head.replace(/^(?:\.\/)+/, '');
}
