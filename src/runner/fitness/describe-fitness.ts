import { ArchfitError } from '../../report/index.js';
import { declareTests, type TestRunner } from './declare-tests.js';
import { evaluateNow } from './evaluate-now.js';
import { type FitnessOptions, readFitnessOptions } from './fitness-options.js';
import { planFitnessTests } from './fitness-tests.js';

/** Longest time that an evaluation may take unless told, in milliseconds. */
const defaultTimeoutMs = 120_000;

/**
 * Declares one test for every rule of a run: what `describeFitness` of each runner does.
 *
 * @param entry - the function that the user called: failures show the line of that call
 */
export function declareFitness(
  runner: TestRunner,
  entry: (name: string, options?: FitnessOptions) => void,
  name: string,
  options: FitnessOptions = {},
): void {
  // JavaScript files may pass anything.
  if (typeof (name as unknown) !== 'string' || name === '') {
    const hint = "Write describeFitness('architecture', options).";
    throw new ArchfitError('usage', `describeFitness needs a name\n${hint}`, hint);
  }
  const request = readFitnessOptions(options);
  const report = evaluateNow(request, options.timeoutMs ?? defaultTimeoutMs);
  declareTests(runner, name, planFitnessTests(report), callFrames(entry));
}

/** The stack from the call of `entry` on. */
function callFrames(entry: (name: string, options?: FitnessOptions) => void): string {
  const place = new Error();
  Error.captureStackTrace(place, entry);
  return (place.stack ?? '').split('\n').slice(1).join('\n');
}
