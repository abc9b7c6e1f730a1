/** Evaluates in a thread of its own, while the thread that declares tests stands still. */
import process from 'node:process';
import { workerData } from 'node:worker_threads';
import type { FitnessAnswer, FitnessWorkerData } from './fitness-messages.js';

// The other end is evaluate-now.ts, of this version of the package.
const { request, stamp, port, signal } = workerData as FitnessWorkerData;
let isAnswered = false;
let lastError: unknown;

function answer(message: FitnessAnswer): void {
  if (isAnswered) return;
  isAnswered = true;
  port.postMessage(message);
  const flag = new Int32Array(signal);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
}

// A configuration is code, and code may end its thread.
process.on('uncaughtExceptionMonitor', (error) => (lastError = error));
process.once('exit', () => {
  const reason = lastError instanceof Error ? `: ${lastError.message}` : '';
  answer({
    kind: 'failure',
    code: 'policy-evaluation',
    message: `the evaluation ended before it came to a verdict${reason}`,
    hint: 'Check whether the configuration ends the process or throws later on.',
  });
});

async function run(): Promise<FitnessAnswer> {
  try {
    // Not at the start: a failure to load is an answer too.
    const { judgeFitness } = await import('./judge-fitness.js');
    return await judgeFitness(request, process.env, stamp);
  } catch (error) {
    const { describeWorkerFailure } = await import('./worker-failure.js');
    return describeWorkerFailure(error);
  }
}

void run().then(answer);
