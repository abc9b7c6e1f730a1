/**
 * Adds the matchers to the `expect` of `@jest/globals`: `import 'archfit/jest-globals'`.
 *
 * @packageDocumentation
 */
import { describe, expect, test } from '@jest/globals';
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

// The types of @jest/globals stand in this package, which every Jest brings.
declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AsymmetricMatchers extends AsymmetricArchfitMatchers {}
  // The type parameters have to be those of Jest.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ArchfitMatchers<R> {}
}

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
  declareFitness({ describe, test }, describeFitness, name, options);
}
