import { jest } from '@jest/globals';
import type * as FastCheck from 'fast-check';

/** Every run has the same cases: what fails today fails tomorrow. `npm run fuzz` asks for others, and for more. */
const seed = Number(process.env['ARCHFIT_FUZZ_SEED'] ?? 20_261_121);
const times = Number(process.env['ARCHFIT_FUZZ_TIMES'] ?? 1);

/** What fast-check runs unless told otherwise. */
const usualCases = 100;

// Here and not in the tests, so that none can forget it; a factory, since most test files have no properties to load this for.
jest.mock('fast-check', () => {
  const actual = jest.requireActual<typeof FastCheck>('fast-check');
  const assert = (
    property: FastCheck.IRawProperty<unknown>,
    parameters: FastCheck.Parameters<unknown> = {},
  ) => {
    const numRuns = (parameters.numRuns ?? usualCases) * times;
    return actual.assert(property, { ...parameters, seed, numRuns });
  };
  return { ...actual, __esModule: true, assert, default: { ...actual.default, assert } };
});
