import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { wasmFolder } from '#wasm';
import type { Cut, ForeignDifference } from '../../../facts/openapi/second-opinion/index.js';
import { ArchfitError } from '../../../report/index.js';

type Description = Omit<Extract<Cut, { readonly kind: 'cut' }>, 'kind'>;

/** One operation in two versions, as openapi-diff is given it. */
export interface AskedPair {
  readonly old: Description;
  readonly new: Description;
}

/** What it says, or why it says nothing. */
export type WorkerAnswer =
  { readonly differences: readonly ForeignDifference[] } | { readonly refused: string };

export interface AskLimits {
  /** For one operation, in milliseconds: most take 50; what takes seconds does not end. */
  readonly perOperation: number;
  /** For all of them, in milliseconds. */
  readonly inAll: number;
  /** Of the thread, in mebibytes. */
  readonly memory: number;
}

const defaultLimits: AskLimits = { perOperation: 4_000, inAll: 60_000, memory: 512 };

/**
 * Asks openapi-diff about operations, one by one and with limits to time and memory. It never rejects for what the package does.
 *
 * @throws {@link ArchfitError} `usage` where the package is not installed
 */
export async function askOpenApiDiff(
  pairs: readonly AskedPair[],
  limits: AskLimits = defaultLimits,
  resolvePackage: () => unknown = findPackage,
): Promise<readonly WorkerAnswer[]> {
  refuseAbsence(resolvePackage);
  const answers: WorkerAnswer[] = [];
  const end = performance.now() + limits.inAll;
  let worker: Worker | undefined;
  try {
    for (const pair of pairs) {
      const left = Math.min(limits.perOperation, end - performance.now());
      if (left <= 0) {
        answers.push({ refused: 'the time for all operations is over' });
        continue;
      }
      worker ??= startWorker(limits);
      const said = await askWorker(worker, pair, left);
      if (said.kind === 'broken') {
        await worker.terminate();
        worker = undefined;
      }
      answers.push(said.answer);
    }
  } finally {
    await worker?.terminate();
  }
  return answers;
}

function refuseAbsence(resolvePackage: () => unknown): void {
  try {
    resolvePackage();
  } catch {
    throw new ArchfitError(
      'usage',
      'a second opinion is asked for, and the package openapi-diff is not installed',
      'Install it: npm install --save-dev openapi-diff@0.24.1',
    );
  }
}

function findPackage(): unknown {
  return createRequire(join(wasmFolder, '..', 'package.json')).resolve('openapi-diff');
}

function startWorker({ memory }: AskLimits): Worker {
  // Workers run what was built, whatever runs this file: a thread has module loaders of its own.
  const folder = join(wasmFolder, '..', 'dist', 'evaluate', 'openapi', 'second-opinion');
  const worker = new Worker(join(folder, 'openapi-diff-worker.js'), {
    // What it prints is for nobody.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  // A thread that ends on its own is told by whoever waits for it.
  worker.on('error', () => undefined);
  return worker;
}

interface Said {
  readonly kind: 'said' | 'broken';
  readonly answer: WorkerAnswer;
}

function askWorker(worker: Worker, pair: AskedPair, milliseconds: number): Promise<Said> {
  return new Promise((resolve) => {
    const end = (said: Said): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      resolve(said);
    };
    const onMessage = (answer: WorkerAnswer): void => {
      end({ kind: 'said', answer });
    };
    const onError = (): void => {
      end({ kind: 'broken', answer: { refused: 'it runs out of memory or fails' } });
    };
    const timer = setTimeout(() => {
      end({ kind: 'broken', answer: { refused: 'it does not come to an end' } });
    }, milliseconds);
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.postMessage(pair);
  });
}
