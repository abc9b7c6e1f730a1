import {
  countDeclarations,
  type Declared,
  joinWorkloads,
  type ManifestObject,
} from '../facts/kubernetes/index.js';
import { PackEvaluator, type PackRule, type PolicyPlace, type Violation } from '../policy/index.js';
import type { Input } from './find-inputs.js';
import type { FileJudgement, Located, ObjectRef } from './judge-file.js';
import type { Judging } from './judge-files.js';
import { createObjectOpener, type ObjectOpener } from './open-object.js';
import { describeFailure, placeFinding, placeUndecided } from './place-finding.js';
import type { RuleResults } from './rule-results.js';

/** Judges every set by the set-scope rules, and adds what they found to the results. */
export async function judgeSets(
  files: readonly FileJudgement[],
  inputs: readonly Input[],
  { pack, rules, parameters, now }: Judging,
  results: RuleResults,
): Promise<void> {
  const setRules = rules.filter(({ scope }) => scope === 'set');
  if (setRules.length === 0) return;
  const evaluator = new PackEvaluator(pack, rules, parameters, now);
  const openObject = createObjectOpener(inputs);
  for (const [environment, set] of groupSets(files)) {
    const judge = new SetJudge(environment, set, openObject);
    await judge.judge(evaluator, setRules, results);
  }
}

/** A set is everything that runs together in one environment; without environments there is one. */
function groupSets(files: readonly FileJudgement[]) {
  const sets = new Map<string | undefined, FileJudgement[]>();
  for (const file of files) {
    const set = sets.get(file.environment);
    if (set) set.push(file);
    else sets.set(file.environment, [file]);
  }
  return sets;
}

class SetJudge {
  readonly #refs = new Map<string, ObjectRef>();

  constructor(
    private readonly environment: string | undefined,
    private readonly files: readonly FileJudgement[],
    private readonly openObject: ObjectOpener,
  ) {}

  async judge(
    evaluator: PackEvaluator,
    rules: readonly PackRule[],
    results: RuleResults,
  ): Promise<void> {
    const { environment } = this;
    const judgement = evaluator.judgeSet(this.#readFacts());
    for (const rule of rules) {
      const result = results.of(rule.id);
      const { violations = [], undecided = [], examined = [] } = judgement.rules.get(rule.id) ?? {};
      result.examined += examined.length;
      try {
        for (const violation of violations) {
          const object = await this.#open(violation);
          const related = await this.#openRelated(violation);
          result.findings.push(placeFinding(rule, violation, object, environment, related));
        }
        for (const doubt of undecided) {
          const object = await this.#open(doubt);
          result.undecided.push(placeUndecided(doubt, object, environment));
        }
      } catch (error) {
        if (!(error instanceof UnknownSubject)) throw error;
        result.failures.push(
          describeFailure({ rule: rule.id, message: error.message }, environment),
        );
      }
    }
    for (const failure of judgement.failures) {
      results.of(failure.rule).failures.push(describeFailure(failure, environment));
    }
  }

  #readFacts() {
    return joinWorkloads(
      this.#declare(this.files.flatMap((file) => file.workloads)),
      this.#declare(this.files.flatMap((file) => file.autoscalers)),
    );
  }

  /** The facts with ids that are unique in the set, and the way back from each to its object. */
  #declare<Fact extends Declared>(located: readonly Located<Fact>[]): readonly Fact[] {
    const facts = countDeclarations(located.map(({ fact }) => fact));
    located.forEach(({ ref }, index) => {
      const fact = facts[index];
      if (fact) this.#refs.set(fact.id, ref);
    });
    return facts;
  }

  async #openRelated(violation: Violation) {
    const places = [];
    for (const place of violation.related) {
      places.push({ object: await this.#open(place), path: place.path });
    }
    return places;
  }

  #open({ subject = '' }: PolicyPlace): Promise<ManifestObject> {
    const ref = this.#refs.get(subject);
    if (!ref) throw new UnknownSubject(subject);
    return this.openObject(ref);
  }
}

/** A policy named a subject that is no fact of the set, so there is no place for what it found. */
class UnknownSubject extends Error {
  constructor(subject: string) {
    super(`details.subject is ${JSON.stringify(subject)}, which is no fact of the set`);
  }
}
