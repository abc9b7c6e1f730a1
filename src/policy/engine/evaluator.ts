import type { BuiltinFailure } from './policy-host.js';

/** Evaluates the policies of one module, synchronously and one input at a time. It outlives aborts. */
export interface Evaluator {
  /** Builtins that could not work with their operands in the last evaluation, each of which made an expression undefined. */
  readonly builtinFailures: readonly BuiltinFailure[];

  /** Replaces the document `data`; takes microseconds for a small one. */
  setData(data: unknown): void;

  /**
   * Evaluates an entrypoint for an input.
   *
   * @param input a value that JSON can hold, or one that is encoded already
   * @returns the value of the entrypoint as JSON. Sets come as arrays in no particular order: sort what a person will read
   * @throws {@link InputError} when the input is not JSON
   * @throws {@link PolicyAbort} when the policy ends without a result
   * @throws {@link UndefinedResult} when no definition of the entrypoint holds
   * @throws {@link ArchfitError} `usage` when there is no such entrypoint, or a builtin calls back
   */
  evaluate(input: unknown, entrypoint: string): unknown;
}
