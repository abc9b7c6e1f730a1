import { joinFacts, numberFacts } from '../facts/kubernetes/index.js';
import {
  isRefusedInput,
  PackEvaluator,
  type PackRule,
  type PolicyPlace,
  type SetJudgement,
  type Violation,
} from '../policy/index.js';
import type { Finding, Undecided } from '../report/index.js';
import { groupByEnvironment } from './group-by-environment.js';
import { type AboutCopy, joinCopies, joinDoubts } from './join-copies.js';
import type { FileJudgement } from './judge-file.js';
import type { Judging, PlannedInput } from './judge-files.js';
import { createObjectOpener, type ObjectOpener } from './open-object.js';
import {
  describeFailure,
  type PlacedObject,
  placeFinding,
  placeUndecided,
} from './place-finding.js';
import type { RulePlan, RulePlans } from './rule-plans.js';
import type { RuleResults } from './rule-results.js';
import { factsOfSet, findGivenSubject, type GivenInputs, isReadable } from './given-inputs.js';
import { isPlacedObject, type SetSubject, SetSubjects } from './set-subjects.js';

/** By what sets are judged. */
export interface SetJudging extends Judging {
  readonly given: GivenInputs;
}

/**
 * Judges every set by the set-scope rules, and adds what they found to the results. A rule judges a set when it is on for one of
 * its files; what it says of a subject counts where it is on for the subject's file, with the severity that it has there.
 */
export async function judgeSets(
  files: readonly FileJudgement[],
  inputs: readonly PlannedInput[],
  { pack, now, given }: SetJudging,
  plans: RulePlans<PackRule>,
  results: RuleResults,
): Promise<void> {
  const openObject = createObjectOpener(inputs);
  const evaluators = new Map<string, PackEvaluator>();
  const inputsOf = groupByEnvironment(inputs);
  for (const [environment, set] of groupByEnvironment(files)) {
    // A file may stand in several sets, and be judged otherwise in each.
    const planOf = new Map(inputsOf.get(environment)?.map(({ uri, plan }) => [uri, plan]));
    const own = set.flatMap(({ uri }) => planOf.get(uri) ?? []);
    const rules = pack.manifest.rules.filter(
      (rule) =>
        rule.scope === 'set' &&
        isReadable(rule, given) &&
        own.some((plan) => findRule(plan, rule.id)),
    );
    if (rules.length === 0) continue;
    const setPlan = plans.ofSet(environment);
    const { parameters } = setPlan;
    const key = JSON.stringify([rules.map(({ id }) => id), parameters]);
    const evaluator = evaluators.get(key) ?? new PackEvaluator(pack, rules, parameters, now);
    evaluators.set(key, evaluator);
    const judge = new SetJudge(environment, set, openObject, planOf, setPlan, given);
    await judge.judge(evaluator, rules, results);
  }
}

function findRule(plan: RulePlan<PackRule> | undefined, rule: string): PackRule | undefined {
  return plan?.rules.find(({ id }) => id === rule);
}

class SetJudge {
  readonly #subjects = new SetSubjects();

  constructor(
    private readonly environment: string | undefined,
    private readonly files: readonly FileJudgement[],
    private readonly openObject: ObjectOpener,
    private readonly planOf: ReadonlyMap<string, RulePlan<PackRule>>,
    /** For what stands in no file of the set. */
    private readonly setPlan: RulePlan<PackRule>,
    private readonly given: GivenInputs,
  ) {}

  async judge(
    evaluator: PackEvaluator,
    rules: readonly PackRule[],
    results: RuleResults,
  ): Promise<void> {
    const { environment } = this;
    const facts = this.#readFacts();
    // Rules judge facts: where there are none they have nothing to say, and many a file judged by itself has none.
    if (Object.values(facts).every((kind) => isEmpty(kind))) return;
    const judgement = this.#ask(evaluator, facts, rules);
    for (const rule of rules) {
      const result = results.of(rule.id);
      const findings: AboutCopy<Finding>[] = [];
      const doubts: AboutCopy<Undecided>[] = [];
      const { violations = [], undecided = [], examined = [] } = judgement.rules.get(rule.id) ?? {};
      try {
        const own = examined.filter((subject) => this.#ruleFor(rule, subject));
        results.addExamined(rule.id, environment, own.length);
        for (const violation of violations) {
          const own = this.#ruleFor(rule, violation.subject);
          if (!own) continue;
          const object = await this.#open(violation);
          const related = await this.#openRelated(violation);
          const said = placeFinding(own, violation, object, environment, related);
          findings.push({ said, copy: violation.subject ?? '' });
        }
        for (const doubt of undecided) {
          if (!this.#ruleFor(rule, doubt.subject)) continue;
          const object = await this.#open(doubt);
          const said = placeUndecided(doubt, object, environment);
          doubts.push({ said, copy: doubt.subject ?? '' });
        }
      } catch (error) {
        if (!(error instanceof UnknownSubject)) throw error;
        result.failures.push(
          describeFailure({ rule: rule.id, message: error.message }, environment),
        );
      }
      for (const finding of joinCopies(findings)) result.findings.push(finding);
      for (const doubt of joinDoubts(doubts)) result.undecided.push(doubt);
    }
    for (const failure of judgement.failures) {
      results.of(failure.rule).failures.push(describeFailure(failure, environment));
    }
  }

  /** Facts that no policy can read fail every rule; what was judged object by object stands. */
  #ask(evaluator: PackEvaluator, facts: object, rules: readonly PackRule[]): SetJudgement {
    try {
      return evaluator.judgeSet(facts);
    } catch (error) {
      if (!isRefusedInput(error)) throw error;
      const { message } = error;
      return { rules: new Map(), failures: rules.map(({ id }) => ({ rule: id, message })) };
    }
  }

  /** The facts with ids that are unique in the set, and the way back from each to its object. */
  #readFacts() {
    const { environment, files } = this;
    const located = files.flatMap((file) => file.facts);
    const objects = numberFacts(located);
    objects.forEach(({ identity }, index) => {
      const ref = located[index]?.ref;
      if (ref) this.#subjects.add(identity.id, ref);
    });
    const facts = joinFacts(objects);
    const workloads = Object.values(facts.workloads);
    const set = { environment, workloads, files, subjects: this.#subjects };
    return { ...facts, ...factsOfSet(this.given, set) };
  }

  async #openRelated(violation: Violation) {
    const places = [];
    for (const place of violation.related) {
      places.push({ object: await this.#open(place), path: place.path });
    }
    return places;
  }

  /** The rule as it is set for the file of a subject; undefined where it is off. */
  #ruleFor(rule: PackRule, subject: string | undefined): PackRule | undefined {
    const found = this.#find(subject);
    return findRule(isPlacedObject(found) ? this.setPlan : this.planOf.get(found.uri), rule.id);
  }

  async #open({ subject }: PolicyPlace): Promise<PlacedObject> {
    const found = this.#find(subject);
    return isPlacedObject(found) ? found : this.openObject(found);
  }

  #find(id = ''): SetSubject {
    const subject = this.#subjects.get(id) ?? findGivenSubject(this.given, id);
    if (!subject) throw new UnknownSubject(id);
    return subject;
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** A policy named a subject that is no fact of the set, so there is no place for what it found. */
class UnknownSubject extends Error {
  constructor(subject: string) {
    super(`details.subject is ${JSON.stringify(subject)}, which is no fact of the set`);
  }
}
