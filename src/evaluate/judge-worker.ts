import { parentPort, workerData } from 'node:worker_threads';
import { loadBuiltInPack } from '../policy/index.js';
import { createFileJudge, judgeInput } from './judge-files.js';
import type { JudgeAnswer, JudgeRequest, JudgeWorkerData } from './judge-in-workers.js';

// The other end is judge-in-workers.ts, of this very build.
const { rules, parameters, now } = workerData as JudgeWorkerData;
const pack = loadBuiltInPack();
const judge = createFileJudge({
  pack,
  rules: pack.manifest.rules.filter(({ id }) => rules.includes(id)),
  parameters,
  now,
});

async function answer({ inputs }: JudgeRequest): Promise<JudgeAnswer> {
  try {
    const judgements = [];
    for (const input of inputs) judgements.push(await judgeInput(judge, input));
    return { judgements };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (request: JudgeRequest) => {
  void answer(request).then((judgements) => {
    parentPort?.postMessage(judgements);
  });
});
