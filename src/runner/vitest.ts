/**
 * Adds the matchers to Vitest's `expect`: `import 'archfit/vitest'`, or name it in `setupFiles`.
 *
 * @packageDocumentation
 */
import { expect } from 'vitest';
import {
  type ArchfitMatchers,
  type AsymmetricArchfitMatchers,
  toComply,
  toViolate,
} from './matchers.js';

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

expect.extend({ toComply, toViolate });
