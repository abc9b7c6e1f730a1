/**
 * Adds the matchers to Jest's global `expect`: `import 'archfit/jest'`, or name it in `setupFilesAfterEnv`. `describeFitness` declares
 * tests with Jest's global `describe` and `test`.
 *
 * @packageDocumentation
 */
import { ArchfitError } from '../report/index.js';
import type { TestRunner } from './fitness/declare-tests.js';
import { declareFitness } from './fitness/describe-fitness.js';
import type { FitnessOptions } from './fitness/fitness-options.js';
import {
  type ArchfitMatchers,
  type AsymmetricArchfitMatchers,
  toComply,
  toHaveExamined,
  toHaveFinding,
  toHaveNoNewFindings,
  toReachLevel,
  toViolate,
} from './matchers.js';

export type { FitnessOptions } from './fitness/fitness-options.js';

declare global {
  // Jest's own types live in this namespace, and merging is how they are extended.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // The type parameters have to be those of @types/jest.
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> extends ArchfitMatchers<R> {}
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface Expect extends AsymmetricArchfitMatchers {}
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface InverseAsymmetricMatchers extends AsymmetricArchfitMatchers {}
  }
}

const { expect } = globalThis as { expect?: { extend(matchers: object): void } };
if (expect === undefined) throw noGlobals('expect');
expect.extend({
  toComply,
  toHaveExamined,
  toHaveFinding,
  toHaveNoNewFindings,
  toReachLevel,
  toViolate,
});

/**
 * Declares one test for every rule of a run, grouped by domain and named by its title and the counts that it rests on. A test
 * fails exactly when its check alone would close the gate or leave it undecided; a rule that applies to nothing is skipped. All
 * tests are green exactly when the gate is open.
 *
 * Without `sources` the configuration says what is judged.
 *
 * @throws {@link ArchfitError} for misuse, a configuration that cannot be used, and an evaluation that does not end
 * @example describeFitness('architecture')
 * @example describeFitness('production', { sources: kubernetes({ manifests: 'rendered/prod' }), failOn: 'medium' })
 */
export function describeFitness(name: string, options?: FitnessOptions): void {
  const { describe, test } = globalThis as Partial<TestRunner>;
  if (describe === undefined || test === undefined) throw noGlobals('describe and test');
  declareFitness({ describe, test }, describeFitness, name, options);
}

function noGlobals(names: string): ArchfitError {
  const hint =
    'With injectGlobals: false import archfit/jest-globals; outside of tests name archfit/jest in setupFilesAfterEnv.';
  return new ArchfitError(
    'usage',
    `archfit/jest needs the global ${names} of Jest, and there is none`,
    hint,
  );
}
