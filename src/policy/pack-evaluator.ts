import type { RuleId } from '../report/index.js';
import type { Evaluator } from './engine/index.js';
import { IsolatedEvaluator, reasonOf } from './isolated-evaluator.js';
import { entrypoints, type PackManifest, type PackRule } from './pack-manifest.js';
import type {
  ObjectJudgement,
  PolicyFailure,
  RuleJudge,
  SetJudgement,
  SetRuleJudgement,
} from './rule-judge.js';
import { isRecord } from '../source/is-record.js';
import { readViolations, type Violation } from './violation.js';

/** What a pack of compiled policies offers. */
export interface CompiledPack {
  readonly manifest: Pick<PackManifest, 'rules'>;
  /** @param now - what the clock of the policies shows, for the whole run */
  createEvaluator(now: Date): Evaluator;
}

/** Judges facts by the selected policies of a pack, through its aggregate. */
export class PackEvaluator implements RuleJudge {
  readonly asksForFile = false;
  readonly #evaluator: IsolatedEvaluator;
  readonly #selected: ReadonlyMap<RuleId, PackRule>;
  readonly #kinds = new Map<string, boolean>();

  /** @param data - what policies read as `data` beside their settings */
  constructor(
    pack: CompiledPack,
    selected: readonly PackRule[],
    settings: Readonly<Record<RuleId, unknown>> = {},
    now: Date = new Date(),
    data: Readonly<Record<string, unknown>> = {},
  ) {
    const evaluator = pack.createEvaluator(now);
    const { rules } = pack.manifest;
    this.#evaluator = new IsolatedEvaluator({ evaluator, rules, selected, settings, data });
    this.#selected = new Map(selected.map((rule) => [rule.id, rule]));
  }

  judgesKind(apiVersion: string, kind: string): boolean {
    // Either may hold a slash: joined by one, the kind v1/Deployment of apps would answer for Deployment of apps/v1.
    const key = JSON.stringify([apiVersion, kind]);
    let judged = this.#kinds.get(key);
    if (judged === undefined) {
      const kinds = this.#evaluator.evaluateAlone({ apiVersion, kind }, entrypoints.kinds);
      if (!Array.isArray(kinds)) throw new Error('the pack does not say which kinds it judges');
      judged = [...this.#selected.values()].some(
        ({ scope, appliesTo }) =>
          scope === 'object' && appliesTo.some((name) => kinds.includes(name)),
      );
      this.#kinds.set(key, judged);
    }
    return judged;
  }

  judgeObject(object: unknown): ObjectJudgement {
    const { found, failures } = this.#evaluator.evaluate(object, entrypoints.objects);
    const violations = new Map<RuleId, readonly Violation[]>();
    for (const [rule, value] of Object.entries(found)) {
      try {
        violations.set(rule, readViolations(value));
      } catch (error) {
        failures.push(contractFailure(rule, error));
      }
    }
    return { violations, failures };
  }

  judgeSet(facts: unknown): SetJudgement {
    const { found, failures } = this.#evaluator.evaluate(facts, entrypoints.sets);
    const rules = new Map<RuleId, SetRuleJudgement>();
    for (const [rule, value] of Object.entries(found)) {
      try {
        rules.set(rule, readSetRule(value));
      } catch (error) {
        failures.push(contractFailure(rule, error));
      }
    }
    // A rule whose result is undefined is no key of the aggregate, and must not pass for it.
    for (const rule of this.#selected.values()) {
      const isSilent = rule.scope === 'set' && !rules.has(rule.id);
      if (isSilent && !failures.some((failure) => failure.rule === rule.id)) {
        failures.push({ rule: rule.id, message: 'the policy gave no result' });
      }
    }
    return { rules, failures };
  }
}

function readSetRule(value: unknown): SetRuleJudgement {
  if (!isRecord(value)) throw new Error('the result of the rule is no object');
  const { violation, undecided, examined } = value;
  if (!Array.isArray(examined) || !examined.every((id) => typeof id === 'string')) {
    throw new Error('examined is no set of ids');
  }
  return {
    violations: readSubjects(violation),
    undecided: readSubjects(undecided),
    examined: examined.toSorted(),
  };
}

function readSubjects(value: unknown): readonly Violation[] {
  const violations = readViolations(value);
  if (violations.some(({ subject }) => subject === undefined)) {
    throw new Error('the details of an element name no subject');
  }
  return violations;
}

function contractFailure(rule: RuleId, error: unknown): PolicyFailure {
  return { rule, message: `the policy breaks its contract: ${reasonOf(error)}` };
}
