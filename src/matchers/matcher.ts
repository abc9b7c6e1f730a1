/** What Jest and Vitest hand to a matcher as `this`; the part that both have. */
export interface MatcherContext {
  readonly isNot?: boolean;
  equals(left: unknown, right: unknown, testers?: readonly unknown[]): boolean;
  readonly utils: {
    readonly subsetEquality: unknown;
    readonly iterableEquality: unknown;
    matcherHint(name: string, received?: string, expected?: string): string;
    printReceived(value: unknown): string;
    printExpected(value: unknown): string;
  };
}

/** What a matcher returns. The message is made only when it is shown. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}
