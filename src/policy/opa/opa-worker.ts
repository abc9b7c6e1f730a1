import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { wasmFolder } from '#wasm';
import { ArchfitError } from '../../report/archfit-error.js';
import type { WorkerMessage, WorkerRequest } from './worker-messages.js';

/** The worker runs what was built, whatever runs this file: a runner of sources too. */
const workerFile = join(wasmFolder, '..', 'dist', 'policy', 'opa', 'worker.js');

/** Loading takes about a second; on a machine that needs sixty of them something is wrong. */
const loadLimitMs = 60_000;

/** Go's recursion runs on the stack of the thread: with Node's 4 MB a rule of 2,000 lines ends it, with this one of 10,000 does not. */
const stackSizeMb = 64;

/**
 * A module of 32 bits can take 4 GB, and takes more with every thousand policies. With so much of it, in bytes, the next request finds
 * another worker: starting one takes a second, and running out of memory fails the request.
 */
const largestMemory = 1.5 * 1024 ** 3;

/** `setTimeout` takes 31 bits, and fires at once when given more. */
const longestTimerMs = 2 ** 31 - 1;

/** One request and the ends of its promise. */
interface Job {
  readonly request: WorkerRequest;
  readonly timeLimitMs: number;
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: ArchfitError) => void;
}

/** What the worker answered to one request. */
export type WorkerAnswer = Extract<WorkerMessage, { kind: 'answer' }>;

/**
 * Keeps one worker for OPA: started by the first request, handed one request at a time in their order, ended when it has
 * been idle. It holds the process open only while a request runs.
 */
export class OpaWorker {
  readonly #idleMs: number;
  readonly #waiting: Job[] = [];
  #running: Job | undefined;
  #worker: Worker | undefined;
  #isLoaded = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param memoryLimit - bytes of its module with which a worker is given back between two requests */
  constructor(
    idleMs: number,
    private readonly memoryLimit = largestMemory,
  ) {
    this.#idleMs = idleMs;
  }

  ask(request: WorkerRequest, timeLimitMs: number): Promise<WorkerAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, timeLimitMs, resolve, reject });
      this.#next();
    });
  }

  /** Ends the worker, and rejects what runs or waits. A later request starts another. */
  async close(): Promise<void> {
    const unanswered = this.#running === undefined ? [] : [this.#running];
    unanswered.push(...this.#waiting.splice(0));
    this.#running = undefined;
    const ended = this.#discard();
    for (const { reject } of unanswered) {
      reject(unavailable('OPA was closed before it answered', 'Await the answer before closing.'));
    }
    await ended;
  }

  /** Ends the worker, whatever it does. */
  async #discard(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    this.#isLoaded = false;
    await worker?.terminate();
  }

  #next(): void {
    if (this.#running !== undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) {
      this.#rest();
      return;
    }
    this.#running = job;
    clearTimeout(this.#timer);
    if (this.#worker === undefined && !existsSync(workerFile)) {
      this.#fail(
        'the worker of the embedded OPA is missing',
        'Build the project (npm run build), or install it again.',
      );
      return;
    }
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    this.#limit(this.#isLoaded);
    worker.postMessage(job.request);
  }

  #start(): Worker {
    // Neither the flags nor the environment of the process: nothing but a request decides an answer.
    const worker = new Worker(workerFile, {
      execArgv: [],
      env: {},
      name: 'archfit-opa',
      resourceLimits: { stackSizeMb },
    });
    const isCurrent = (): boolean => this.#worker === worker;
    worker.on('message', (message: WorkerMessage) => {
      if (isCurrent()) this.#hear(message);
    });
    worker.on('error', (error) => {
      if (isCurrent()) this.#fail(error.message, 'Ask again: another worker is started.', error);
    });
    worker.on('exit', () => {
      if (isCurrent()) this.#fail('its worker ended by itself', 'Ask again: another is started.');
    });
    return worker;
  }

  #hear(message: WorkerMessage): void {
    switch (message.kind) {
      case 'ready':
        this.#isLoaded = true;
        if (this.#running !== undefined) this.#limit(true);
        return;
      case 'answer': {
        const job = this.#running;
        this.#running = undefined;
        clearTimeout(this.#timer);
        if (message.memory > this.memoryLimit) void this.#discard();
        job?.resolve(message);
        this.#next();
        return;
      }
      case 'crash':
        this.#fail(
          message.message,
          this.#isLoaded
            ? 'Ask again, another is started. A request that ends it again is too large, nests too deep, or shows a fault of OPA.'
            : 'Build the project (npm run build), or install it again.',
          message.output === '' ? undefined : new Error(message.output),
        );
    }
  }

  /** The time limit is the request's own; loading before the first one does not count. */
  #limit(isLoaded: boolean): void {
    clearTimeout(this.#timer);
    const job = this.#running;
    if (job === undefined) return;
    this.#timer = setTimeout(
      () => {
        if (isLoaded) {
          this.#reject(
            new ArchfitError(
              'time-limit',
              `OPA had not finished "${job.request.operation}" after ${job.timeLimitMs} ms and was stopped`,
              'Look for a loop over a product of collections in the policy, or give more time.',
            ),
          );
        } else {
          this.#fail(
            `not loaded after ${loadLimitMs} ms`,
            'Look for what else keeps this machine busy.',
          );
        }
      },
      isLoaded ? Math.min(job.timeLimitMs, longestTimerMs) : loadLimitMs,
    );
  }

  #fail(reason: string, hint: string, cause?: unknown): void {
    this.#reject(unavailable(`The embedded OPA failed: ${reason}`, hint, cause));
  }

  /** Ends the running request and the worker that could not answer it, and goes on with what waits. */
  #reject(error: ArchfitError): void {
    const job = this.#running;
    this.#running = undefined;
    void this.#discard();
    job?.reject(error);
    this.#next();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#worker === undefined) return;
    this.#worker.unref();
    this.#timer = setTimeout(() => void this.#discard(), this.#idleMs);
    this.#timer.unref();
  }
}

function unavailable(message: string, hint: string, cause?: unknown): ArchfitError {
  return new ArchfitError('opa-unavailable', message, hint, cause);
}
