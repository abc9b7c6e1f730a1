import type { Catalog } from '../../facts/catalog/index.js';
import type {
  Check,
  NotSelected,
  Operability,
  OperabilityAnswer,
  OperabilityState,
  OperabilityWord,
  OperableService,
  Problem,
} from '../../report/index.js';
import type { RuleResults } from '../rule-results.js';
import { type Naming, nameServices } from './name-services.js';
import { type AskedRule, type Question, questions } from './questions.js';
import { createServiceResolver, type SaidByService, sortByService } from './sort-by-service.js';
import { type Standing, sayOf, standingOf } from './say-of.js';

/** What the view is made of: all of it is what the rules of the run said. */
export interface OperabilityRun {
  /** With what is accepted of their findings. */
  readonly checks: readonly Check[];
  readonly notSelected: readonly NotSelected[];
  readonly results: Pick<RuleResults, 'subjectsOf'>;
  readonly catalog?: Catalog | undefined;
  readonly matched?: Naming['matched'] | undefined;
  /** What kept a part of the input of a rule from being read. */
  readonly unreadOf: (check: Check) => readonly Problem[];
}

/**
 * Says how well each service can be operated; undefined where no rule that could tell looked at anything, or nothing names a service.
 */
export function describeOperability(run: OperabilityRun): Operability | undefined {
  const { catalog, matched, results } = run;
  const rules = [...new Set(questions.flatMap((each) => each.rules.map(({ rule }) => rule)))];
  const noted = rules.flatMap((rule) =>
    results.subjectsOf(rule).map((subject) => [rule, subject] as const),
  );
  if (noted.length === 0) return undefined;
  const services = nameServices({
    noted,
    ...(catalog && { catalog }),
    ...(matched && { matched }),
  });
  if (services.size === 0) return undefined;
  const servicesOf = createServiceResolver(services, catalog);
  const checks = new Map(run.checks.map((check) => [check.rule, check]));
  const heard = new Map(
    rules.map((rule) => {
      const check = checks.get(rule);
      const said = sortByService(results.subjectsOf(rule), check, servicesOf);
      return [rule, { said, standing: standingOf(rule, check, run) }];
    }),
  );
  const hear = (asked: AskedRule, service: string | undefined): OperabilityWord[] => {
    const of = heard.get(asked.rule);
    return of === undefined ? [] : [sayOf(asked, of.said.get(service), of.standing)];
  };
  return {
    questions: questions.map(({ id, label, title, rules: asked }) => {
      return { id, label, title, rules: asked.map(({ rule }) => rule) };
    }),
    services: [...services]
      .sort(([left], [right]) => compare(left, right))
      .map(([name, namedBy]): OperableService => {
        const answers = questions.map((question) =>
          answer(
            question,
            question.rules.flatMap((asked) => hear(asked, name)),
          ),
        );
        return { name, namedBy: [...namedBy], answers };
      }),
    unmatched: listUnmatched(heard),
  };
}

/** What was judged and is of no service: nobody is to believe that it was forgotten. */
function listUnmatched(
  heard: ReadonlyMap<string, { readonly said: SaidByService; readonly standing: Standing }>,
): readonly OperabilityWord[] {
  return [...heard].flatMap(([rule, { said, standing }]) => {
    const ofNone = said.get(undefined);
    return ofNone === undefined ? [] : [sayOf({ rule }, ofNone, standing)];
  });
}

const gravest: readonly OperabilityState[] = ['no', 'unknown', 'yes', 'nothing'];

function answer({ id }: Question, words: readonly OperabilityWord[]): OperabilityAnswer {
  const state =
    gravest.find((each) => words.some((word) => word.state === each)) ?? ('nothing' as const);
  const wrong = words.filter((word) => word.state === 'no');
  const isAccepted = wrong.length > 0 && wrong.every(({ accepted }) => accepted === true);
  return { question: id, state, ...(isAccepted && { accepted: true }), rules: words };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
