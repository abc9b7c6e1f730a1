import { ArchfitError, type RuleId } from '../../report/index.js';
import { encodeInput, type Evaluator, UndefinedResult } from '../engine/index.js';
import { type IsolatedEvaluator, type IsolatedResult, reasonOf } from '../isolated-evaluator.js';
import { isRecord } from '../../source/is-record.js';
import type { PackRule } from '../pack-manifest.js';
import type { ModuleEntrypoint } from './pack-unit.js';
import type { PolicyFailure } from '../rule-judge.js';

/** Asks the selected rules of a module about an input. */
export interface RuleAsker {
  /** What each rule answers; what kept it from answering is a failure of it. */
  ask(input: unknown): IsolatedResult;
  /** Replaces what policies read as `data`. */
  setData(data: Readonly<Record<string, unknown>>): void;
}

/** Asks all rules at once, through the entrypoint that gathers them. */
export class AggregateAsker implements RuleAsker {
  constructor(
    private readonly evaluator: IsolatedEvaluator,
    private readonly entrypoint: string,
    private readonly selected: readonly PackRule[],
  ) {}

  setData(data: Readonly<Record<string, unknown>>): void {
    this.evaluator.setData(data);
  }

  ask(input: unknown): IsolatedResult {
    try {
      return this.evaluator.evaluate(input, this.entrypoint);
    } catch (error) {
      return failAll(this.selected, error);
    }
  }
}

/** Asks rule by rule: the entrypoints of a module that was compiled elsewhere. */
export class EntrypointAsker implements RuleAsker {
  constructor(
    private readonly evaluator: Evaluator,
    private readonly entrypoints: Readonly<Record<RuleId, ModuleEntrypoint>>,
    private readonly selected: readonly PackRule[],
  ) {}

  setData(data: Readonly<Record<string, unknown>>): void {
    this.evaluator.setData(data);
  }

  ask(input: unknown): IsolatedResult {
    const found: Record<string, unknown> = {};
    const failures: PolicyFailure[] = [];
    let encoded: unknown;
    try {
      encoded = encodeInput(input);
    } catch (error) {
      return failAll(this.selected, error);
    }
    for (const { id } of this.selected) {
      try {
        const value = this.#evaluate(encoded, id);
        const [failure] = this.evaluator.builtinFailures;
        if (failure)
          failures.push({
            rule: id,
            message: `the builtin ${failure.builtin} failed: ${failure.message}`,
          });
        else found[id] = { values: value === undefined ? [] : [value] };
      } catch (error) {
        if (error instanceof UndefinedResult) found[id] = { values: [] };
        else failures.push({ rule: id, message: reasonOf(error) });
      }
    }
    return { found, failures };
  }

  #evaluate(input: unknown, id: RuleId): unknown {
    const { entrypoint = '', key } = this.entrypoints[id] ?? {};
    const value = this.evaluator.evaluate(input, entrypoint);
    if (key === undefined) return value;
    return isRecord(value) ? value[key] : undefined;
  }
}

/** What no rule of this pack could judge may well be judged by those of another, so it is told of each. */
function failAll(selected: readonly PackRule[], error: unknown): IsolatedResult {
  if (!(error instanceof ArchfitError)) throw error;
  return { found: {}, failures: selected.map(({ id }) => ({ rule: id, message: error.message })) };
}
