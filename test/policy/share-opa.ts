import { jest } from '@jest/globals';
import type { OpaWorker } from '../../src/policy/opa/opa-worker.js';

/** Of opa-environment.mjs, where a test file asks for it. */
const { sharedOpaWorker } = globalThis as {
  readonly sharedOpaWorker?: () => Pick<OpaWorker, 'ask'>;
};

// A factory and not a worker here: it starts with the first question.
if (sharedOpaWorker !== undefined) {
  jest.mock('../../src/policy/opa/opa-worker.js', () => ({
    OpaWorker: class implements Pick<OpaWorker, 'ask' | 'close'> {
      ask(...question: Parameters<OpaWorker['ask']>): ReturnType<OpaWorker['ask']> {
        return sharedOpaWorker().ask(...question);
      }

      /** It is not this file's to end. */
      close(): Promise<void> {
        return Promise.resolve();
      }
    },
  }));
}
