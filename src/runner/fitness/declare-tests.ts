import type { FitnessTest, FitnessTests } from './fitness-tests.js';

/** The part of a test runner that tests are declared with; Jest and Vitest have both. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  readonly test: TestDeclaration;
}

export interface TestDeclaration {
  (name: string, body: () => void): unknown;
  skip(name: string, body: () => void): unknown;
}

/**
 * Declares planned tests, each in the group of its domain.
 *
 * @param frames - lines of a stack that a failure shows: the tests have no line of their own in the user's file
 */
export function declareTests(
  runner: TestRunner,
  name: string,
  { domains, gate }: FitnessTests,
  frames: string,
): void {
  runner.describe(name, () => {
    for (const [domain, tests] of domains) {
      runner.describe(domain, () => {
        for (const test of tests) declareTest(runner, test, frames);
      });
    }
    if (gate) declareTest(runner, gate, frames);
  });
}

function declareTest({ test }: TestRunner, planned: FitnessTest, frames: string): void {
  const { name, outcome, message } = planned;
  if (outcome === 'skipped') {
    test.skip(name, () => undefined);
    return;
  }
  test(name, () => {
    if (outcome === 'passed') return;
    const error = new Error(message);
    error.stack = `Error: ${message}\n${frames}`;
    throw error;
  });
}
