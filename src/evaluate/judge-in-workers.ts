import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { wasmFolder } from '#wasm';
import type { PackRule } from '../policy/index.js';
import { ArchfitError } from '../report/index.js';
import type { Input } from './find-inputs.js';
import type { FileJudgement } from './judge-file.js';
import type { Judging, PlannedInput } from './judge-files.js';
import type { RulePlan } from './rule-plans.js';
import type { RunTransfer } from './transfer-packs.js';

/** What a worker is started with. */
export interface JudgeWorkerData {
  readonly plans: readonly RulePlan<PackRule>[];
  readonly now: Date;
  readonly withBudgetObjects: boolean;
  readonly packs: RunTransfer;
}

/** What it is asked, and what it answers. */
export interface JudgeRequest {
  readonly inputs: readonly PlanIndexed[];
}

/** An input with the numbers of its plans: a thread gets the plans once. */
export interface PlanIndexed extends Input {
  readonly plan: number;
  readonly setPlan?: number;
}

export type JudgeAnswer =
  { readonly judgements: readonly FileJudgement[] } | { readonly error: string };

/** A thread takes 30 to 60 ms to start; reading a mebibyte takes about as long. */
const bytesWorthAWorker = 2 * 2 ** 20;

/** Inputs that a worker gets at a time: enough to make the hand-over cheap, few enough to end together. */
const batchBytes = 2 ** 20;

const mostWorkers = 4;

/** How many threads are worth their start for inputs of these sizes, in bytes; 1 is this thread alone. */
export function countWorkers(sizes: readonly number[]): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return Math.min(
    availableParallelism(),
    mostWorkers,
    sizes.length,
    Math.floor(total / bytesWorthAWorker),
  );
}

/** Judges inputs in worker threads; judgements come in the order of the inputs. */
export async function judgeInWorkers(
  planned: readonly PlannedInput[],
  { now, withBudgetObjects, onProgress }: Judging,
  packs: RunTransfer,
  sizes: readonly number[],
): Promise<readonly FileJudgement[]> {
  const plans = [...new Set(planned.flatMap(({ plan, setPlan = plan }) => [plan, setPlan]))];
  const inputs = planned.map(({ plan, setPlan, ...input }): PlanIndexed => {
    const ofSet = setPlan === undefined ? {} : { setPlan: plans.indexOf(setPlan) };
    return { ...input, plan: plans.indexOf(plan), ...ofSet };
  });
  const workerData: JudgeWorkerData = { plans, now, withBudgetObjects, packs };
  // Workers run what was built, whatever runs this file: a thread has module loaders of its own.
  const file = join(wasmFolder, '..', 'dist', 'evaluate', 'judge-worker.js');
  const count = countWorkers(sizes);
  const workers = Array.from({ length: count }, () => new Worker(file, { workerData }));
  const judgements: FileJudgement[] = [];
  let done = 0;
  const segments = splitSegments(splitBatches(inputs, sizes), count);
  try {
    await Promise.all(
      workers.map(async (worker, index) => {
        for (let batch = take(segments, index); batch; batch = take(segments, index)) {
          const answers = await ask(worker, { inputs: batch.inputs });
          answers.forEach((judgement, index) => (judgements[batch.start + index] = judgement));
          done += answers.length;
          onProgress?.({ done, total: inputs.length });
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return judgements;
}

interface Batch {
  /** Index of the first input. */
  readonly start: number;
  readonly inputs: readonly PlanIndexed[];
}

function splitBatches(inputs: readonly PlanIndexed[], sizes: readonly number[]): Batch[] {
  const batches: Batch[] = [];
  let start = 0;
  let bytes = 0;
  inputs.forEach((_, index) => {
    bytes += sizes[index] ?? 0;
    if (bytes < batchBytes && index < inputs.length - 1) return;
    batches.push({ start, inputs: inputs.slice(start, index + 1) });
    start = index + 1;
    bytes = 0;
  });
  return batches;
}

/** Neighbours stay together: equal documents stand in one folder, and a worker reads what it has met once. */
function splitSegments(batches: readonly Batch[], count: number): Batch[][] {
  const length = Math.ceil(batches.length / count);
  return Array.from({ length: count }, (_, index) =>
    batches.slice(index * length, (index + 1) * length),
  );
}

/** The next batch of a worker's own segment; when that is done, the last of the longest other one. */
function take(segments: readonly Batch[][], index: number): Batch | undefined {
  const own = segments[index]?.shift();
  if (own) return own;
  const [longest] = segments.toSorted((left, right) => right.length - left.length);
  return longest?.pop();
}

/** Size of an input in bytes. */
export function sizeOf({ path, bytes }: Input): number {
  if (path === undefined) return bytes?.byteLength ?? 0;
  // A file that is gone by now is a problem when it is read.
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function ask(worker: Worker, request: JudgeRequest): Promise<readonly FileJudgement[]> {
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown) => {
      reject(
        new ArchfitError(
          'policy-evaluation',
          `a worker failed: ${reason instanceof Error ? reason.message : String(reason)}`,
          'This is a defect of archfit, please report it.',
          reason,
        ),
      );
    };
    const end = (code: number) => {
      fail(new Error(`it ended with ${code} before it answered`));
    };
    worker.once('error', fail);
    worker.once('exit', end);
    worker.once('message', (answer: JudgeAnswer) => {
      worker.off('error', fail);
      worker.off('exit', end);
      if ('error' in answer) fail(answer.error);
      else resolve(answer.judgements);
    });
    worker.postMessage(request);
  });
}
