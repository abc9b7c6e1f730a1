import {
  isRefusedInput,
  type ObjectJudgement,
  type PackRule,
  type RuleJudge,
} from '../../policy/index.js';
import type { ArchfitError, Problem } from '../../report/index.js';
import type { ArtefactRun } from '../artefact.js';
import { describeFailure } from '../describe-failure.js';
import { type PlacedSubject, placeSubjectFinding } from '../place-subject.js';
import { ruleIn, type RulePlan } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import type { NamedDocument } from './read-document-files.js';

/** Judges documents one by one. Those of one plan share a judge. */
export class DocumentJudge {
  readonly #judges = new Map<RulePlan<PackRule> | undefined, RuleJudge>();

  constructor(
    private readonly run: Pick<ArtefactRun, 'pack' | 'now'>,
    private readonly rules: readonly PackRule[],
    private readonly results: RuleResults,
  ) {}

  /** Adds what the rules say of a document; gives a problem where none of them can be asked. */
  judge(
    document: NamedDocument,
    about: PlacedSubject,
    plan: RulePlan<PackRule> | undefined,
  ): Problem | undefined {
    const redact = about.redact ?? String;
    const judgement = this.#ask(document, plan);
    if (judgement instanceof Error) return tellRefused(document, judgement, redact);
    for (const [id, violations] of judgement.violations) {
      const rule = ruleIn(plan, id);
      if (!rule) continue;
      this.results.addExamined(id, undefined, 1);
      for (const violation of violations) {
        const at = about.at?.(violation.path) ?? about;
        const others = violation.related.map(({ path }) => about.at?.(path) ?? about);
        this.results.of(id).findings.push(placeSubjectFinding(rule, violation, at, others));
      }
    }
    for (const failure of judgement.failures) {
      const problem = describeFailure(failure);
      const message = redact(problem.message);
      const location = document.locate([]);
      this.results.of(failure.rule).failures.push({ ...problem, message, location });
    }
    return undefined;
  }

  /** Asked also where no rule judges documents one by one: one that cannot be read would keep all of them from being judged at once. */
  #ask(
    { value, uri }: NamedDocument,
    plan: RulePlan<PackRule> | undefined,
  ): ObjectJudgement | ArchfitError {
    try {
      return this.#judgeOf(plan).judgeObject(value, uri);
    } catch (error) {
      if (isRefusedInput(error)) return error;
      throw error;
    }
  }

  #judgeOf(plan: RulePlan<PackRule> | undefined): RuleJudge {
    const known = this.#judges.get(plan);
    if (known) return known;
    const { pack, now } = this.run;
    const rules = this.rules.filter(
      ({ id, scope }) => scope === 'object' && ruleIn(plan, id) !== undefined,
    );
    const judge = pack.createJudge(rules, plan?.parameters ?? {}, now);
    this.#judges.set(plan, judge);
    return judge;
  }
}

function tellRefused(
  { id, locate }: NamedDocument,
  { message, hint }: ArchfitError,
  redact: (text: string) => string,
): Problem {
  return {
    code: 'object-not-judged',
    message: `${id} was not judged: ${redact(message)}`,
    location: locate([]),
    hint,
  };
}
