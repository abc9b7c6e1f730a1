import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import { wasmFolder } from '#wasm';
import { ArchfitError } from '../../../report/archfit-error.js';
import {
  type GuardAnswer,
  type GuardRequest,
  type GuardWorkerData,
  Signal,
} from './guard-messages.js';

/** The worker runs what was built, whatever runs this file: a runner of sources too. */
const workerFile = join(wasmFolder, '..', 'dist', 'policy', 'engine', 'guard', 'guard-worker.js');

/** Starting takes some 40 ms; on a machine that needs sixty seconds something is wrong. */
const startLimitMs = 60_000;

/** After so long without a question the thread, and some 10 MB, are given back. */
const idleMs = 2_000;

/** A thread that runs. */
interface Running {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signals: Int32Array;
}

/**
 * A thread that answers while the caller waits, and that is ended when it does not answer in time: WebAssembly cannot be interrupted
 * by the thread that runs it. It is started by the first question, does not keep the process alive, and is ended when it has been idle.
 */
export class GuardThread {
  #running: Running | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastUse = 0;
  #starts = 0;

  /** How often it was started: whoever told an earlier one something tells it again. */
  get starts(): number {
    return this.#starts;
  }

  /** Starts it unless it runs, and waits until it listens. */
  start(): void {
    if (this.#running === undefined) {
      const running = start((worker) => {
        if (this.#running?.worker === worker) this.end();
      });
      this.#running = running;
      this.#starts += 1;
      if (!hasSpoken(running, 0, startLimitMs)) {
        this.end();
        throw notStarted(
          `it did not listen after ${startLimitMs} ms`,
          'Look for what else keeps this machine busy.',
        );
      }
    }
    this.#rest();
  }

  /** Asks, and waits for the answer; `undefined` when there was none in time, and the thread is ended. */
  ask(request: GuardRequest, timeLimitMs: number): GuardAnswer | undefined {
    this.start();
    const running = this.#running;
    if (running === undefined) throw notStarted('it ended by itself', 'Try again.');
    const { port, signals } = running;
    const answered = Atomics.load(signals, Signal.answered);
    port.postMessage(request);
    Atomics.add(signals, Signal.asked, 1);
    Atomics.notify(signals, Signal.asked);
    if (!hasSpoken(running, answered, timeLimitMs)) {
      this.end();
      return undefined;
    }
    const received = receiveMessageOnPort(port) as { readonly message: GuardAnswer } | undefined;
    return received?.message;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const running = this.#running;
    this.#running = undefined;
    running?.port.close();
    void running?.worker.terminate();
  }

  /** One timer for all questions: while the caller waits, no time passes for timers. */
  #rest(): void {
    this.#lastUse = performance.now();
    if (this.#timer !== undefined) return;
    const look = () => {
      const unused = performance.now() - this.#lastUse;
      if (unused >= idleMs) this.end();
      else this.#timer = setTimeout(look, idleMs - unused).unref();
    };
    this.#timer = setTimeout(look, idleMs).unref();
  }
}

/** Waits until the thread has said more than it had. A wait may end without a reason. */
function hasSpoken({ signals }: Running, before: number, limitMs: number): boolean {
  const deadline = performance.now() + limitMs;
  while (Atomics.load(signals, Signal.answered) === before) {
    const left = deadline - performance.now();
    if (left <= 0) return false;
    Atomics.wait(signals, Signal.answered, before, left);
  }
  return true;
}

function start(onEnd: (worker: Worker) => void): Running {
  if (!existsSync(workerFile)) {
    throw notStarted(
      'its file is missing',
      'Build the project (npm run build), or install it again.',
    );
  }
  const { port1, port2 } = new MessageChannel();
  const signals = new Int32Array(new SharedArrayBuffer(8));
  const workerData: GuardWorkerData = { port: port2, signals };
  // Neither the flags nor the environment of the process: nothing but a request decides an answer.
  const worker = new Worker(workerFile, {
    workerData,
    transferList: [port2],
    execArgv: [],
    env: {},
    name: 'archfit-guard',
  });
  worker.unref();
  port1.unref();
  // Heard only after the caller has waited in vain: there is nobody to tell.
  worker.on('error', () => {
    onEnd(worker);
  });
  worker.on('exit', () => {
    onEnd(worker);
  });
  return { worker, port: port1, signals };
}

function notStarted(reason: string, hint: string): ArchfitError {
  return new ArchfitError(
    'pack-load',
    `the thread that guards policies did not start: ${reason}`,
    hint,
  );
}
