import { judgePlans } from '../../facts/lifecycle/index.js';
import {
  PackEvaluator,
  type PackRule,
  type PolicyPack,
  type Violation,
} from '../../policy/index.js';
import type { Finding, InputRef, Location, RuleId } from '../../report/index.js';
import { fingerprint } from '../../verdict/index.js';
import { describeFailure } from '../place-finding.js';
import { ruleIn, type RulePlan, type RulePlans } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import { diffTopic } from './class-of-change.js';
import { type ContractFacts, type PlanFacts, waiveChanges } from './contract-facts.js';
import { type ContractJudgement, judgeContract } from './contract-judgement.js';
import { describeContract } from './describe-contract.js';
import { type ContractSubject, placeContractFinding } from './place-change.js';
import { problemsOf, type ReadContracts, type ReadContractSource } from './read-contracts.js';

/** By what contracts are judged. */
export interface ContractJudging {
  readonly pack: PolicyPack;
  readonly now: Date;
  /** Every contract is there: what a plan names and is not among them does not exist. */
  readonly isWhole: boolean;
  /** Whether a rule is on for a file, also where the run does not ask for it. */
  readonly isOn: (rule: RuleId, uri: string) => boolean;
}

/** Whether a rule is about contracts. */
function isContractRule({ requires }: Pick<PackRule, 'requires'>): boolean {
  return requires.includes('contracts');
}

/** What rules that sum up others find once some of those findings, by their fingerprints, are waived. */
export type Resummarize = (
  umbrellas: readonly RuleId[],
  waived: ReadonlySet<string>,
) => readonly Finding[];

/** Judges all contracts of a run at once by the rules about them, and adds what they found to the results. */
export function judgeContracts(
  { contracts, plans: entries }: ReadContracts,
  { pack, now, isWhole, isOn }: ContractJudging,
  plans: RulePlans<PackRule>,
  results: RuleResults,
): Resummarize {
  const subjects = new Map<string, ContractSubject>();
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
    entries,
    contracts.map((contract) => ({
      names: judgements.get(contract)?.names ?? [contract.id, contract.source.head],
      breaks: judgements.get(contract)?.breaks ?? [],
      isDecided:
        judgements.get(contract) !== undefined && problemsOf(contract.compared).length === 0,
    })),
    { now, isWhole },
  );
  const planFacts = judged.map(({ entry, state, matched, faults }): PlanFacts => {
    addPlan(subjects, entry.id, entry.locate([]));
    return {
      id: entry.id,
      state,
      matched: matched.length,
      faults: faults.map(({ code, message, hint, location }, index) => {
        const id = `${entry.id}#${index}`;
        addPlan(subjects, id, location, entry.id, code);
        return { id, code, message, hint };
      }),
    };
  });
  const setPlan = plans.ofSet(undefined);
  const rules = pack.manifest.rules.filter(
    (rule) => isContractRule(rule) && [...planOf.values()].some((plan) => ruleIn(plan, rule.id)),
  );
  if (rules.length === 0) return () => [];
  const judge = (asked: readonly PackRule[], ofContracts: ReadonlyMap<string, ContractFacts>) =>
    new PackEvaluator(pack, asked, setPlan.parameters, now).judgeSet({
      contracts: Object.fromEntries(ofContracts),
      plans: Object.fromEntries(planFacts.map((plan) => [plan.id, plan])),
    });
  const judgement = judge(rules, facts);
  const ruleFor = (rule: RuleId, about: ContractSubject) =>
    ruleIn(about.contract === undefined ? setPlan : planOf.get(about.contract), rule);
  const open = (subject: string | undefined) => openSubject(subjects, subject);
  const place = (id: RuleId, violations: readonly Violation[]) =>
    violations.flatMap((violation): readonly Finding[] => {
      const about = open(violation.subject);
      const own = ruleFor(id, about);
      if (!own) return [];
      const others = violation.related.map(({ subject }) => open(subject));
      return [placeContractFinding(own, violation, about, others)];
    });
  for (const { id } of rules) {
    const result = results.of(id);
    const { violations = [], undecided = [], examined = [] } = judgement.rules.get(id) ?? {};
    try {
      results.addExamined(
        id,
        undefined,
        examined.filter((subject) => ruleFor(id, open(subject))).length,
      );
      result.findings.push(...place(id, violations));
      for (const doubt of undecided) {
        const about = open(doubt.subject);
        if (!ruleFor(id, about)) continue;
        const { hint, ...details } = doubt.details;
        const location = about.locate();
        result.undecided.push({
          message: doubt.message,
          subject: about.subject,
          ...(location && { location }),
          ...(typeof hint === 'string' ? { hint } : {}),
          details,
        });
      }
    } catch (error) {
      if (!(error instanceof UnknownSubject)) throw error;
      result.failures.push(describeFailure({ rule: id, message: error.message }));
    }
    for (const contract of contracts) {
      const { base } = contract.compared;
      if (base.kind !== 'absent' || !id.startsWith(`${diffTopic}/`)) continue;
      const reason = `it is new: there is no ${base.uri}`;
      results.addNotJudged(id, { what: contract.id, reason });
    }
  }
  for (const failure of judgement.failures) {
    results.of(failure.rule).failures.push(describeFailure(failure));
  }
  return (umbrellas, waived) => {
    const asked = rules.filter(({ id }) => umbrellas.includes(id));
    const again = judge(asked, waiveChanges(facts, waived));
    return asked.flatMap(({ id }) => place(id, again.rules.get(id)?.violations ?? []));
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

function fileOf({ source: { head } }: ReadContractSource): string {
  return head === '-' ? 'stdin' : head.replace(/^(?:\.\/)+/, '');
}

function addPlan(
  subjects: Map<string, ContractSubject>,
  id: string,
  location: Location,
  plan = id,
  code = '',
): void {
  subjects.set(id, {
    subject: { kind: 'plan', id: plan, name: plan },
    fingerprint: (rule) =>
      fingerprint({
        rule: rule.id,
        subject: plan,
        path: code === '' ? [] : [code, location.pointer ?? ''],
        object: undefined,
      }),
    locate: () => location,
    related: () => [],
  });
}

function openSubject(
  subjects: ReadonlyMap<string, ContractSubject>,
  id: string | undefined,
): ContractSubject {
  const subject = subjects.get(id ?? '');
  if (subject) return subject;
  throw new UnknownSubject(id);
}

/** A policy named what is no contract, change or plan of the run. */
class UnknownSubject extends Error {
  constructor(subject: string | undefined) {
    super(`details.subject is ${JSON.stringify(subject)}, which is no contract, change or plan`);
  }
}
