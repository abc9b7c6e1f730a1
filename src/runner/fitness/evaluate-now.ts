import { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  getEnvironmentData,
  MessageChannel,
  receiveMessageOnPort,
  setEnvironmentData,
  Worker,
} from 'node:worker_threads';
import { wasmFolder } from '#wasm';
import { ArchfitError, type FitnessReport } from '../../report/index.js';
import type { FitnessAnswer, FitnessWorkerData, FreshReport } from './fitness-messages.js';
import type { FitnessRequest } from './fitness-options.js';
import { toArchfitError } from './worker-failure.js';

/**
 * Evaluates while the caller waits: a worker thread does the work, as tests have to be declared synchronously. What was evaluated
 * before in this thread is used again as long as nothing that it rests on has changed.
 *
 * @throws {@link ArchfitError} what evaluation throws, with the hint in the message; `time-limit` after `timeoutMs` milliseconds
 */
export function evaluateNow(request: FitnessRequest, timeoutMs: number): FitnessReport {
  // Test files of one process have module registries of their own; this the thread has once.
  const key = `archfit ${wasmFolder} ${JSON.stringify(request)}`;
  // Nobody else writes under this key.
  const known = getEnvironmentData(key) as FreshReport | undefined;
  const answer = ask(request, known?.stamp, timeoutMs);
  if (answer.kind === 'failure') throw toArchfitError(answer);
  // As it came from the thread: an object of a test file's own realm would keep that realm alive.
  if (answer.kind === 'report') setEnvironmentData(key, answer);
  return read(answer.kind === 'report' ? answer : known);
}

/** A new value for every caller, so that none can change another's. */
function read(answer: FreshReport | undefined): FitnessReport {
  // Nothing is unchanged without a stamp to compare with.
  if (answer === undefined) throw new TypeError('the worker answered without a report');
  // Written by the worker from a report.
  return JSON.parse(Buffer.from(answer.report).toString('utf8')) as FitnessReport;
}

function ask(request: FitnessRequest, stamp: string | undefined, timeoutMs: number): FitnessAnswer {
  // The worker runs what was built, whatever runs this file: a thread has module loaders of its own.
  const file = join(wasmFolder, '..', 'dist', 'runner', 'fitness', 'fitness-worker.js');
  if (!existsSync(file)) {
    throw new ArchfitError('pack-load', `${file} is missing`, 'Install archfit again.');
  }
  const { port1: port, port2 } = new MessageChannel();
  const signal = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const workerData: FitnessWorkerData = {
    request,
    ...(stamp === undefined ? {} : { stamp }),
    port: port2,
    signal,
  };
  // The flags of the test runner are for its own loaders; its environment may have been changed by the tests.
  const env = { ...process.env };
  const worker = new Worker(file, { workerData, transferList: [port2], execArgv: [], env });
  // Whatever ends the worker is known by its answer, or by the lack of one.
  worker.on('error', () => undefined);
  try {
    Atomics.wait(new Int32Array(signal), 0, 0, timeoutMs);
    // The other end writes nothing else.
    const received = receiveMessageOnPort(port) as { readonly message: FitnessAnswer } | undefined;
    return received?.message ?? timedOut(timeoutMs);
  } finally {
    port.close();
    void worker.terminate();
  }
}

function timedOut(timeoutMs: number): FitnessAnswer {
  return {
    kind: 'failure',
    code: 'time-limit',
    // A thread that runs out of memory tells only the loop of the thread that waits.
    message: `describeFitness had no verdict after ${timeoutMs} ms: it takes longer, or it ran out of memory`,
    hint: 'Judge fewer files, give it more time with timeoutMs or more memory with NODE_OPTIONS=--max-old-space-size=8192, or look for a configuration that never ends.',
  };
}
