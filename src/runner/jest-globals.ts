/**
 * Adds the matchers to the `expect` of `@jest/globals`: `import 'archfit/jest-globals'`.
 *
 * @packageDocumentation
 */
import { expect } from '@jest/globals';
import { type ArchfitMatchers, toComply, toViolate } from './matchers.js';

declare module '@jest/expect' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Matchers<R extends void | Promise<void>> extends ArchfitMatchers<R> {}
}

expect.extend({ toComply, toViolate });
