/**
 * Adds the matchers to Vitest's `expect`: `import 'archfit/vitest'`, or name it in `setupFiles`.
 *
 * @packageDocumentation
 */
import { describe, expect, test } from 'vitest';
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
  // Every version of Vitest maps the members of Chai.Assertion into its own types; the generics of its own interfaces changed.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Chai {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface Assertion extends ArchfitMatchers {}
  }
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AsymmetricMatchersContaining extends AsymmetricArchfitMatchers {}
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
