/**
 * Adds the matchers to the `expect` of `@jest/globals`: `import 'archfit/jest-globals'`.
 *
 * @packageDocumentation
 */
import { expect } from '@jest/globals';
import {
  type ArchfitMatchers,
  type AsymmetricArchfitMatchers,
  toComply,
  toViolate,
} from './matchers.js';

// The types of @jest/globals stand in this package, which every Jest brings.
declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AsymmetricMatchers extends AsymmetricArchfitMatchers {}
  // The type parameters have to be those of Jest.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ArchfitMatchers<R> {}
}

expect.extend({ toComply, toViolate });
