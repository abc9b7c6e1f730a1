/**
 * Adds the matchers to Jest's global `expect`: `import 'archfit/jest'`, or name it in `setupFilesAfterEnv`.
 *
 * @packageDocumentation
 */
import { ArchfitError } from '../report/index.js';
import {
  type ArchfitMatchers,
  type AsymmetricArchfitMatchers,
  toComply,
  toViolate,
} from './matchers.js';

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
if (expect === undefined) {
  throw new ArchfitError(
    'usage',
    'archfit/jest needs the global expect of Jest, and there is none',
    'With injectGlobals: false import archfit/jest-globals; outside of tests name archfit/jest in setupFilesAfterEnv.',
  );
}
expect.extend({ toComply, toViolate });
