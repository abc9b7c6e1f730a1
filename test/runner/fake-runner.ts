import type { TestRunner } from '../../src/runner/fitness/declare-tests.js';

/** A test as a runner would report it, with the groups that it stands in. */
export interface RanTest {
  readonly path: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly error?: Error;
}

/** A test runner that runs every test as soon as it is declared. */
export function createFakeRunner(): { readonly runner: TestRunner; readonly ran: RanTest[] } {
  const ran: RanTest[] = [];
  const groups: string[] = [];
  const run = (name: string, body: () => void) => {
    const path = [...groups, name];
    try {
      body();
      ran.push({ path, outcome: 'passed' });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      ran.push({ path, outcome: 'failed', error });
    }
  };
  const skip = (name: string) => {
    ran.push({ path: [...groups, name], outcome: 'skipped' });
  };
  const describe = (name: string, body: () => void) => {
    groups.push(name);
    body();
    groups.pop();
  };
  return { runner: { describe, test: Object.assign(run, { skip }) }, ran };
}
