import { parentPort, workerData } from 'node:worker_threads';
import { InputJudge } from './judge-files.js';
import type { JudgeAnswer, JudgeRequest, JudgeWorkerData } from './judge-in-workers.js';
import { receivePacks } from './transfer-packs.js';

// The other end is judge-in-workers.ts, of this very build.
const { plans, now, withBudgetObjects, packs } = workerData as JudgeWorkerData;
const ready = receivePacks(packs).then((pack) => new InputJudge({ pack, now, withBudgetObjects }));
// Whoever asks hears of it; until then it is no error that nobody handles.
ready.catch(() => undefined);

async function answer({ inputs }: JudgeRequest): Promise<JudgeAnswer> {
  try {
    const judge = await ready;
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
