import type { RuleId } from '../report/index.js';
import { type EncodedInput, encodeInput, type Evaluator, PolicyAbort } from './engine/index.js';
import { entrypoints, type PackManifest, type PackRule } from './pack-manifest.js';
import {
  isRefusedInput,
  type ObjectJudgement,
  type PolicyFailure,
  type RuleJudge,
  type SetJudgement,
  type SetRuleJudgement,
} from './rule-judge.js';
import { isRecord } from '../source/is-record.js';
import { readViolations, type Violation } from './violation.js';

/** After so many aborts a rule stays off: it is broken, not unlucky with one object. */
const abortsBeforeOff = 3;

/** What a pack of compiled policies offers. */
export interface CompiledPack {
  readonly manifest: Pick<PackManifest, 'rules'>;
  /** @param now - what the clock of the policies shows, for the whole run */
  createEvaluator(now: Date): Evaluator;
}

interface FailedEvaluation {
  readonly input: EncodedInput;
  readonly entrypoint: string;
  /** Rules that were off already. */
  readonly off: readonly RuleId[];
  /** When the search for the rule that failed is given up, on the clock of `performance`. */
  readonly deadline: number;
}

/** Judges facts by the selected policies of a pack, through its aggregate. */
export class PackEvaluator implements RuleJudge {
  readonly asksForFile = false;
  readonly #evaluator: Evaluator;
  readonly #rules: readonly PackRule[];
  readonly #selected: ReadonlyMap<RuleId, PackRule>;
  readonly #settings: Readonly<Record<RuleId, unknown>>;
  readonly #kinds = new Map<string, boolean>();
  readonly #aborts = new Map<RuleId, number>();

  constructor(
    pack: CompiledPack,
    selected: readonly PackRule[],
    settings: Readonly<Record<RuleId, unknown>> = {},
    now: Date = new Date(),
  ) {
    this.#evaluator = pack.createEvaluator(now);
    this.#rules = pack.manifest.rules;
    this.#selected = new Map(selected.map((rule) => [rule.id, rule]));
    this.#settings = settings;
    this.#switchOff([]);
  }

  judgesKind(apiVersion: string, kind: string): boolean {
    // Either may hold a slash: joined by one, the kind v1/Deployment of apps would answer for Deployment of apps/v1.
    const key = JSON.stringify([apiVersion, kind]);
    let judged = this.#kinds.get(key);
    if (judged === undefined) {
      const kinds = this.#evaluate({ apiVersion, kind }, entrypoints.kinds);
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
    const { found, failures } = this.#evaluateIsolated(object, entrypoints.objects);
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
    const { found, failures } = this.#evaluateIsolated(facts, entrypoints.sets);
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

  /**
   * Evaluates all rules at once. A rule that throws takes the others with it, so it is switched off for this input and the
   * rest is evaluated again: its result is a failure, theirs stand.
   */
  #evaluateIsolated(value: unknown, entrypoint: string) {
    const input = encodeInput(value);
    const failures: PolicyFailure[] = [];
    const off: RuleId[] = [];
    for (;;) {
      const started = performance.now();
      try {
        const found = this.#evaluate(input, entrypoint);
        if (!isRecord(found)) throw new Error('the pack gave no object of rules');
        if (off.length > 0) this.#switchOff([]);
        return { found, failures };
      } catch (error) {
        const isLate = error instanceof PolicyAbort && error.kind === 'time';
        // To wait for one rule after the other would take hours: the search gets as much time as they had together.
        const deadline = isLate ? 2 * performance.now() - started : Number.POSITIVE_INFINITY;
        const evaluation = { input, entrypoint, off, deadline };
        const failure = this.#isAtFault(error, evaluation)
          ? undefined
          : this.#findCulprit(error, evaluation);
        if (failure === undefined) {
          this.#switchOff([]);
          throw error;
        }
        failures.push(failure);
        // Another input would wait as long again.
        const aborts = isLate ? abortsBeforeOff : (this.#aborts.get(failure.rule) ?? 0) + 1;
        this.#aborts.set(failure.rule, aborts);
        off.push(failure.rule);
        this.#switchOff(off);
      }
    }
  }

  /** Whether the input asks for more than there is, whatever judges it. */
  #isAtFault(error: unknown, { input, entrypoint }: FailedEvaluation): boolean {
    if (!isRefusedInput(error)) return false;
    this.#switchOff([...this.#selected.keys()]);
    try {
      this.#evaluate(input, entrypoint);
      return false;
    } catch {
      return true;
    }
  }

  /** A builtin that fails makes its expression undefined, and a rule that should have fired silent: here it is a failure. */
  #evaluate(input: unknown, entrypoint: string): unknown {
    const value = this.#evaluator.evaluate(input, entrypoint);
    const [failure] = this.#evaluator.builtinFailures;
    if (failure) throw new Error(`the builtin ${failure.builtin} failed: ${failure.message}`);
    return value;
  }

  /** The rule whose file the abort names; where it names none (a library, a builtin), the first that fails alone. */
  #findCulprit(
    error: unknown,
    { input, entrypoint, off, deadline }: FailedEvaluation,
  ): PolicyFailure | undefined {
    const candidates = [...this.#selected.values()].filter(({ id }) => !off.includes(id));
    if (error instanceof PolicyAbort) {
      const named = candidates.find(({ file }) => file === error.file);
      if (named) return { rule: named.id, message: error.message };
    }
    for (const { id } of candidates) {
      if (performance.now() > deadline) return undefined;
      this.#switchOff(
        candidates.filter((other) => other.id !== id).map((other) => other.id),
        off,
      );
      try {
        this.#evaluate(input, entrypoint);
      } catch (alone) {
        // Its own reason: what all rules together failed by may be that of another.
        return { rule: id, message: reasonOf(alone) };
      }
    }
    return undefined;
  }

  /** Hands parameters and the rules that are off to the policies; nothing is compiled again. */
  #switchOff(...lists: readonly (readonly RuleId[])[]): void {
    const broken = [...this.#aborts].filter(([, aborts]) => aborts >= abortsBeforeOff);
    const unselected = this.#rules.filter(({ id }) => !this.#selected.has(id));
    const ids = [...lists.flat(), ...unselected.map(({ id }) => id), ...broken.map(([id]) => id)];
    this.#evaluator.setData({
      lib: {
        archfit: { off: Object.fromEntries(ids.map((id) => [id, true])), settings: this.#settings },
      },
    });
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
