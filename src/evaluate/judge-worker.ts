import { isDeepStrictEqual } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { loadBuiltInPack } from '../policy/index.js';
import { InputJudge } from './judge-files.js';
import type { JudgeAnswer, JudgeRequest, JudgeWorkerData } from './judge-in-workers.js';

// The other end is judge-in-workers.ts, of this very build.
const { plans, now, withBudgetObjects, packs } = workerData as JudgeWorkerData;
const pack = loadBuiltInPack();
if (!isDeepStrictEqual(pack.refs, packs)) {
  throw new Error('the policies are others than those of the run');
}
const judge = new InputJudge({ pack, now, withBudgetObjects });

async function answer({ inputs }: JudgeRequest): Promise<JudgeAnswer> {
  try {
    const judgements = [];
    for (const { plan, setPlan, ...input } of inputs) {
      const ofSet = setPlan === undefined ? {} : { setPlan: planOf(setPlan) };
      judgements.push(await judge.judge({ ...input, plan: planOf(plan), ...ofSet }));
    }
    return { judgements };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function planOf(index: number) {
  const plan = plans[index];
  if (!plan) throw new Error(`there is no plan ${index}`);
  return plan;
}

parentPort?.on('message', (request: JudgeRequest) => {
  void answer(request).then((judgements) => {
    parentPort?.postMessage(judgements);
  });
});
