import type { RuleId } from '../report/index.js';
import { isRecord } from '../source/is-record.js';
import { type EncodedInput, encodeInput, type Evaluator, PolicyAbort } from './engine/index.js';
import { isRefusedInput, type PolicyFailure } from './rule-judge.js';

/** After so many aborts a rule stays off: it is broken, not unlucky with one object. */
const abortsBeforeOff = 3;

/** A rule with the file whose name the text of an abort holds. */
export interface IsolatedRule {
  readonly id: RuleId;
  readonly file: string;
}

export interface IsolatedEvaluatorOptions {
  readonly evaluator: Evaluator;
  /** All rules that the entrypoints gather. */
  readonly rules: readonly IsolatedRule[];
  readonly selected: readonly IsolatedRule[];
  /** Parameters of rules, which policies read as `data.lib.archfit.settings`. */
  readonly settings?: Readonly<Record<RuleId, unknown>>;
  /** What policies read as `data` beside that. */
  readonly data?: Readonly<Record<string, unknown>>;
}

interface FailedEvaluation {
  readonly input: EncodedInput;
  readonly entrypoint: string;
  /** Rules that were off already. */
  readonly off: readonly RuleId[];
  /** When the search for the rule that failed is given up, on the clock of `performance`. */
  readonly deadline: number;
}

/** What the rules said, by their ids, and those that could not be asked. */
export interface IsolatedResult {
  readonly found: Readonly<Record<string, unknown>>;
  readonly failures: PolicyFailure[];
}

/** Evaluates entrypoints that gather rules, so that a rule that throws takes no other with it. */
export class IsolatedEvaluator {
  readonly #options: IsolatedEvaluatorOptions;
  readonly #selected: ReadonlySet<RuleId>;
  readonly #aborts = new Map<RuleId, number>();
  #data: Readonly<Record<string, unknown>>;

  constructor(options: IsolatedEvaluatorOptions) {
    this.#options = options;
    this.#selected = new Set(options.selected.map(({ id }) => id));
    this.#data = options.data ?? {};
    this.#switchOff([]);
  }

  /** Replaces what policies read as `data`, settings and switches aside. */
  setData(data: Readonly<Record<string, unknown>>): void {
    this.#data = data;
    this.#switchOff([]);
  }

  /**
   * Evaluates all rules at once. A rule that throws takes the others with it, so it is switched off for this input and the
   * rest is evaluated again: its result is a failure, theirs stand.
   */
  evaluate(value: unknown, entrypoint: string): IsolatedResult {
    const input = encodeInput(value);
    const failures: PolicyFailure[] = [];
    const off: RuleId[] = [];
    for (;;) {
      const started = performance.now();
      try {
        const found = this.evaluateAlone(input, entrypoint);
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

  /** A builtin that fails makes its expression undefined, and a rule that should have fired silent: here it is a failure. */
  evaluateAlone(input: unknown, entrypoint: string): unknown {
    const { evaluator } = this.#options;
    const value = evaluator.evaluate(input, entrypoint);
    const [failure] = evaluator.builtinFailures;
    if (failure) throw new Error(`the builtin ${failure.builtin} failed: ${failure.message}`);
    return value;
  }

  /** Whether the input asks for more than there is, whatever judges it. */
  #isAtFault(error: unknown, { input, entrypoint }: FailedEvaluation): boolean {
    if (!isRefusedInput(error)) return false;
    this.#switchOff([...this.#selected]);
    try {
      this.evaluateAlone(input, entrypoint);
      return false;
    } catch {
      return true;
    }
  }

  /** The rule whose file the abort names; where it names none (a library, a builtin), the first that fails alone. */
  #findCulprit(
    error: unknown,
    { input, entrypoint, off, deadline }: FailedEvaluation,
  ): PolicyFailure | undefined {
    const candidates = this.#options.selected.filter(({ id }) => !off.includes(id));
    if (error instanceof PolicyAbort) {
      const named = candidates.filter(({ file }) => file === error.file);
      const [only] = named;
      if (only && named.length === 1) return { rule: only.id, message: error.message };
    }
    for (const { id } of candidates) {
      if (performance.now() > deadline) return undefined;
      this.#switchOff(
        candidates.filter((other) => other.id !== id).map((other) => other.id),
        off,
      );
      try {
        this.evaluateAlone(input, entrypoint);
      } catch (alone) {
        // Its own reason: what all rules together failed by may be that of another.
        return { rule: id, message: reasonOf(alone) };
      }
    }
    return undefined;
  }

  /** Hands parameters and the rules that are off to the policies; nothing is compiled again. */
  #switchOff(...lists: readonly (readonly RuleId[])[]): void {
    const { evaluator, rules, settings = {} } = this.#options;
    const broken = [...this.#aborts].filter(([, aborts]) => aborts >= abortsBeforeOff);
    const unselected = rules.filter(({ id }) => !this.#selected.has(id));
    const ids = [...lists.flat(), ...unselected.map(({ id }) => id), ...broken.map(([id]) => id)];
    const { lib } = this.#data;
    const off = Object.fromEntries(ids.map((id) => [id, true]));
    evaluator.setData({
      ...this.#data,
      lib: { ...(isRecord(lib) ? lib : {}), archfit: { off, settings } },
    });
  }
}

/** The text of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
