/** What Jest and Vitest hand to a matcher as `this`; the part that both have. */
export interface MatcherContext {
  readonly isNot?: boolean;
  /** `resolves` or `rejects` where the expectation unwrapped a promise. */
  readonly promise?: string;
  equals(left: unknown, right: unknown, testers?: readonly unknown[]): boolean;
  readonly utils: {
    readonly subsetEquality: unknown;
    matcherHint(
      name: string,
      received?: string,
      expected?: string,
      options?: { readonly isNot?: boolean; readonly promise?: string },
    ): string;
    printExpected(value: unknown): string;
    stringify(value: unknown, maxDepth?: number): string;
  };
}

/** What a matcher returns. The message is made only when it is shown. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
  /** Where they say more than the message, of lists: Vitest shows how they differ. */
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** The expectation as it was written: `expect(report).not.toComply()`. */
export function hint(context: MatcherContext, matcher: string, expected: string): string {
  const { isNot = false, promise = '' } = context;
  return context.utils.matcherHint(matcher, 'report', expected, { isNot, promise });
}
