import { joinFacts, type KubernetesFacts, numberFacts } from '../facts/kubernetes/index.js';
import { createServiceFinder } from '../facts/kubernetes/service-of-workload.js';
import {
  isRefusedInput,
  type PackRule,
  type PolicyPlace,
  type RuleJudge,
  type SetJudgement,
  type Violation,
} from '../policy/index.js';
import type { Finding, Undecided } from '../report/index.js';
import { type AboutCopy, joinCopies, joinDoubts } from './join-copies.js';
import { describeFailure } from './describe-failure.js';
import type { FileJudgement } from './judge-file.js';
import type { Judging } from './judge-files.js';
import type { ObjectOpener } from './open-object.js';
import { noteWorkloads } from './operability/note-workloads.js';
import { isAboutOperability } from './operability/questions.js';
import { type PlacedObject, placeFinding, placeUndecided } from './place-finding.js';
import { ruleIn, type RulePlan } from './rule-plans.js';
import type { RuleResults } from './rule-results.js';
import { factsOfSet, findGivenSubject, type GivenInputs, isReadable } from './given-inputs.js';
import { isPlacedObject, type SetSubject, SetSubjects } from './set-subjects.js';

/** By what sets are judged. */
export interface SetJudging extends Pick<Judging, 'pack' | 'now'> {
  readonly given: GivenInputs;
}

/** Everything that runs together in an environment. */
export interface JudgedSet {
  readonly environment: string | undefined;
  readonly files: readonly FileJudgement[];
  /** Plans of its files, by their uri: a file may stand in several sets, and be judged otherwise in each. */
  readonly planOf: ReadonlyMap<string, RulePlan<PackRule>>;
  /** For the set as a whole, and for what stands in no file of it. */
  readonly setPlan: RulePlan<PackRule>;
  readonly openObject: ObjectOpener;
}

/**
 * Judges sets one by one. A rule judges a set when it is on for one of its files; what it says of a subject counts where it is on for
 * the subject's file, with the severity that it has there.
 */
export class SetJudge {
  readonly #evaluators = new Map<string, SetEvaluator>();
  /** Evaluators know plans by their number. */
  readonly #plans: RulePlan<PackRule>[] = [];

  constructor(private readonly judging: SetJudging) {}

  async judge(set: JudgedSet, results: RuleResults): Promise<void> {
    const { rules, evaluator } = this.#evaluatorOf(set);
    if (rules.length === 0) return;
    await new OneSetJudge(set, this.judging.given).judge(evaluator, rules, results);
  }

  #evaluatorOf({ files, planOf, setPlan }: JudgedSet): SetEvaluator {
    const own = new Set(files.flatMap(({ uri }) => planOf.get(uri) ?? []));
    const key = [setPlan, ...own].map((plan) => this.#numberOf(plan)).join(' ');
    let known = this.#evaluators.get(key);
    if (known === undefined) {
      const { pack, now, given } = this.judging;
      const rules = pack.rules.filter(
        (rule) =>
          rule.scope === 'set' &&
          isReadable(rule, given) &&
          [...own].some((plan) => ruleIn(plan, rule.id)),
      );
      known = { rules, evaluator: pack.createJudge(rules, setPlan.parameters, now) };
      this.#evaluators.set(key, known);
    }
    return known;
  }

  #numberOf(plan: RulePlan<PackRule>): number {
    const index = this.#plans.indexOf(plan);
    return index === -1 ? this.#plans.push(plan) - 1 : index;
  }
}

interface SetEvaluator {
  readonly rules: readonly PackRule[];
  readonly evaluator: RuleJudge;
}

class OneSetJudge {
  readonly #subjects = new SetSubjects();
  #findService: ReturnType<typeof createServiceFinder> | undefined;

  constructor(
    private readonly set: JudgedSet,
    private readonly given: GivenInputs,
  ) {}

  async judge(
    evaluator: RuleJudge,
    rules: readonly PackRule[],
    results: RuleResults,
  ): Promise<void> {
    const { environment } = this.set;
    const facts = this.#readFacts();
    // Rules judge facts: where there are none they have nothing to say, and many a file judged by itself has none.
    if (Object.values(facts).every((kind) => isEmpty(kind))) return;
    const judgement = this.#ask(evaluator, facts, rules);
    const told = new Map(
      rules.map((rule) => [rule.id, this.#countExamined(rule, judgement, facts, results)]),
    );
    for (const { rule, said, isDoubt } of this.#inOrderOfFiles(rules, judgement)) {
      const { findings, doubts, unknown } = told.get(rule.id) ?? noneTold();
      try {
        const own = this.#ruleFor(rule, said.subject);
        if (!own) continue;
        const object = await this.#open(said);
        const copy = said.subject ?? '';
        if (isDoubt) doubts.push({ said: placeUndecided(said, object, environment), copy });
        else {
          const related = await this.#openRelated(said);
          findings.push({ said: placeFinding(own, said, object, environment, related), copy });
        }
      } catch (error) {
        if (!(error instanceof UnknownSubject)) throw error;
        unknown.push(error.message);
      }
    }
    for (const [id, { findings, doubts, unknown }] of told) {
      const result = results.of(id);
      for (const finding of joinCopies(findings)) result.findings.push(finding);
      for (const doubt of joinDoubts(doubts)) result.undecided.push(doubt);
      const [message] = unknown;
      if (message === undefined) continue;
      result.failures.push(describeFailure({ rule: id, message }, environment));
    }
    for (const failure of judgement.failures) {
      results.of(failure.rule).failures.push(describeFailure(failure, environment));
    }
  }

  #countExamined(
    rule: PackRule,
    { rules }: SetJudgement,
    facts: Pick<KubernetesFacts, 'workloads'>,
    results: RuleResults,
  ): ToldOfSet {
    const told = noneTold();
    try {
      const { examined = [] } = rules.get(rule.id) ?? {};
      const own = examined.filter((subject) => this.#ruleFor(rule, subject));
      results.addExamined(rule.id, this.set.environment, own.length);
      // Who asks for it is not known here, where a worker judges. These rules are few.
      if (isAboutOperability(rule.id)) {
        this.#findService ??= createServiceFinder(
          this.given.catalog?.catalog?.catalog ?? { services: {} },
        );
        results.noteSubjects(
          rule.id,
          noteWorkloads(own, facts, this.#findService, (id) => this.#uriOf(id)),
        );
      }
    } catch (error) {
      if (!(error instanceof UnknownSubject)) throw error;
      told.unknown.push(error.message);
    }
    return told;
  }

  /** All that was said of the set, by the place of its subject: so every file is opened once, however many rules speak of it. */
  #inOrderOfFiles(rules: readonly PackRule[], judgement: SetJudgement): readonly Said[] {
    const order = new Map(this.set.files.map(({ uri }, index) => [uri, index]));
    const said = rules.flatMap((rule) => {
      const { violations = [], undecided = [] } = judgement.rules.get(rule.id) ?? {};
      return [
        ...violations.map((each) => ({ rule, said: each, isDoubt: false })),
        ...undecided.map((each) => ({ rule, said: each, isDoubt: true })),
      ];
    });
    return said
      .map((each) => {
        const subject = this.#subjects.get(each.said.subject ?? '');
        const ref = subject === undefined || isPlacedObject(subject) ? undefined : subject;
        return { each, file: order.get(ref?.uri ?? '') ?? -1, document: ref?.document ?? -1 };
      })
      .sort((left, right) => left.file - right.file || left.document - right.document)
      .map(({ each }) => each);
  }

  /** Facts that no policy can read fail every rule; what was judged object by object stands. */
  #ask(evaluator: RuleJudge, facts: object, rules: readonly PackRule[]): SetJudgement {
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
    const { environment, files } = this.set;
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

  #uriOf(subject: string): string | undefined {
    const found = this.#find(subject);
    return isPlacedObject(found) ? found.document?.uri : found.uri;
  }

  /** The rule as it is set for the file of a subject; undefined where it is off. */
  #ruleFor(rule: PackRule, subject: string | undefined): PackRule | undefined {
    const found = this.#find(subject);
    const { setPlan, planOf } = this.set;
    return ruleIn(isPlacedObject(found) ? setPlan : planOf.get(found.uri), rule.id);
  }

  async #open({ subject }: PolicyPlace): Promise<PlacedObject> {
    const found = this.#find(subject);
    return isPlacedObject(found) ? found : this.set.openObject(found);
  }

  #find(id = ''): SetSubject {
    const subject = this.#subjects.get(id) ?? findGivenSubject(this.given, id);
    if (!subject) throw new UnknownSubject(id);
    return subject;
  }
}

/** What a rule said, and whether it is something that it could not tell. */
interface Said {
  readonly rule: PackRule;
  readonly said: Violation;
  readonly isDoubt: boolean;
}

/** What a rule said of a set, placed. */
interface ToldOfSet {
  readonly findings: AboutCopy<Finding>[];
  readonly doubts: AboutCopy<Undecided>[];
  /** About subjects that the set does not have. */
  readonly unknown: string[];
}

function noneTold(): ToldOfSet {
  return { findings: [], doubts: [], unknown: [] };
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
