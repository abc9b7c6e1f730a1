import {
  isRefusedInput,
  type PackRule,
  type RulePack,
  type PolicyPlace,
  type SetJudgement,
  type Violation,
} from '../policy/index.js';
import type { Finding, RuleId } from '../report/index.js';
import { describeFailure } from './describe-failure.js';
import { type PlacedSubject, placeSubjectDoubt, placeSubjectFinding } from './place-subject.js';
import { ruleIn, type RulePlan } from './rule-plans.js';
import { isAboutOperability } from './operability/questions.js';
import type { NotedSubject, RuleResults } from './rule-results.js';

/** By what subjects that belong to no environment are judged: contracts, events. */
export interface SubjectJudging {
  readonly pack: RulePack;
  readonly now: Date;
  readonly rules: readonly PackRule[];
  /** Everything that a policy may name. */
  readonly subjects: ReadonlyMap<string, PlacedSubject>;
  /** How each unit is judged. */
  readonly planOf: ReadonlyMap<string, RulePlan<PackRule>>;
  /** For what is part of no unit. */
  readonly setPlan: RulePlan<PackRule>;
  /** What policies may name, for the message: `contract, change or plan`. */
  readonly what: string;
}

/** Asks all rules about the facts at once, and adds what they say to the results. */
export function judgeSubjects(facts: object, judging: SubjectJudging, results: RuleResults): void {
  const { rules } = judging;
  if (rules.length === 0) return;
  const judgement = ask(facts, rules, judging);
  const groups: Groups = new Map();
  for (const { id } of rules) {
    const result = results.of(id);
    const { violations = [], undecided = [], examined = [] } = judgement.rules.get(id) ?? {};
    try {
      const count = (subject: string) => countJudged(id, open(subject, judging), judging, groups);
      const total = examined.reduce((sum, subject) => sum + count(subject), 0);
      results.addExamined(id, undefined, total);
      result.findings.push(...place(id, violations, judging));
      for (const doubt of undecided) {
        const about = openAt(doubt, judging);
        if (ruleFor(id, about, judging)) result.undecided.push(placeSubjectDoubt(doubt, about));
      }
      if (results.notesSubjects && isAboutOperability(id)) {
        const judged = examined.filter((subject) => count(subject) > 0);
        const told = [...violations, ...undecided]
          .map((each) => openAt(each, judging))
          .filter((about) => ruleFor(id, about, judging) !== undefined);
        const looked = judged.map((subject) => noteSubject(open(subject, judging), true));
        results.noteSubjects(id, [...looked, ...told.map((each) => noteSubject(each, false))]);
      }
    } catch (error) {
      if (!(error instanceof UnknownSubject)) throw error;
      result.failures.push(describeFailure({ rule: id, message: error.message }));
    }
  }
  for (const failure of judgement.failures) {
    results.of(failure.rule).failures.push(describeFailure(failure));
  }
}

function noteSubject(about: PlacedSubject, isExamined: boolean): NotedSubject {
  const { subject, services, candidates, has } = about;
  const location = about.locate();
  return {
    ...{ kind: subject.kind, id: subject.id, name: subject.name ?? subject.id, isExamined },
    ...(services && { services }),
    ...(candidates && { candidates }),
    ...(has && { has }),
    ...(location && { location }),
  };
}

/** What some of the rules find in other facts about the same subjects. */
export function findInSubjects(
  facts: object,
  asked: readonly RuleId[],
  judging: SubjectJudging,
): readonly Finding[] {
  const rules = judging.rules.filter(({ id }) => asked.includes(id));
  if (rules.length === 0) return [];
  const judgement = ask(facts, rules, judging);
  return rules.flatMap(({ id }) => place(id, judgement.rules.get(id)?.violations ?? [], judging));
}

/** Facts that no policy can read fail every rule. */
function ask(
  facts: object,
  rules: readonly PackRule[],
  { pack, setPlan, now }: SubjectJudging,
): SetJudgement {
  try {
    return pack.createJudge(rules, setPlan.parameters, now).judgeSet(facts);
  } catch (error) {
    if (!isRefusedInput(error)) throw error;
    const { message } = error;
    return { rules: new Map(), failures: rules.map(({ id }) => ({ rule: id, message })) };
  }
}

function place(
  id: RuleId,
  violations: readonly Violation[],
  judging: SubjectJudging,
): readonly Finding[] {
  return violations.flatMap((violation): readonly Finding[] => {
    const about = openAt(violation, judging);
    const own = ruleFor(id, about, judging);
    if (!own) return [];
    const others = violation.related.map((place) => openAt(place, judging));
    return [placeSubjectFinding(own, violation, about, others)];
  });
}

/** How many members of a subject are judged alike. Thousands of files share a few plans, and many rules ask about them. */
type Groups = Map<PlacedSubject, ReadonlyMap<RulePlan<PackRule> | undefined, number>>;

function countJudged(
  rule: RuleId,
  about: PlacedSubject,
  judging: SubjectJudging,
  groups: Groups,
): number {
  const { members } = about;
  if (members === undefined) return ruleFor(rule, about, judging) ? 1 : 0;
  let counts = groups.get(about);
  if (counts === undefined) {
    const counted = new Map<RulePlan<PackRule> | undefined, number>();
    for (const member of members) {
      const plan = judging.planOf.get(member);
      counted.set(plan, (counted.get(plan) ?? 0) + 1);
    }
    groups.set(about, counted);
    counts = counted;
  }
  return [...counts].reduce((sum, [plan, count]) => sum + (ruleIn(plan, rule) ? count : 0), 0);
}

/** The rule as it is set for a subject; undefined where it is off. */
function ruleFor(rule: RuleId, { unit }: PlacedSubject, { planOf, setPlan }: SubjectJudging) {
  return ruleIn(unit === undefined ? setPlan : planOf.get(unit), rule);
}

/** The subject that a policy names, or what stands below it. */
function openAt({ subject, path }: PolicyPlace, judging: SubjectJudging): PlacedSubject {
  const about = open(subject, judging);
  return about.at?.(path) ?? about;
}

function open(id: string | undefined, { subjects, what }: SubjectJudging): PlacedSubject {
  const subject = subjects.get(id ?? '');
  if (subject) return subject;
  throw new UnknownSubject(id, what);
}

/** A policy named what is nothing of the run. */
class UnknownSubject extends Error {
  constructor(subject: string | undefined, what: string) {
    super(`details.subject is ${JSON.stringify(subject)}, which is no ${what}`);
  }
}
