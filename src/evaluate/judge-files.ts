import { PackEvaluator, type PackRule, type PolicyPack } from '../policy/index.js';
import type { RuleId } from '../report/index.js';
import type { Input } from './find-inputs.js';
import { FileJudge, type FileJudgement } from './judge-file.js';
import { countWorkers, judgeInWorkers } from './judge-in-workers.js';
import { readInput } from './read-input.js';

/** By what inputs are judged. */
export interface Judging {
  readonly pack: PolicyPack;
  readonly rules: readonly PackRule[];
  readonly parameters: Readonly<Record<RuleId, unknown>>;
  /** What the clock of the policies shows. */
  readonly now: Date;
}

/** Reads and judges all inputs, in worker threads where there is much. Judgements come in the order of the inputs. */
export async function judgeFiles(
  inputs: readonly Input[],
  judging: Judging,
): Promise<readonly FileJudgement[]> {
  const workers = countWorkers(inputs);
  if (workers > 1) return judgeInWorkers(inputs, judging, workers);
  const judge = createFileJudge(judging);
  const judgements: FileJudgement[] = [];
  for (const input of inputs) judgements.push(await judgeInput(judge, input));
  return judgements;
}

export function createFileJudge({ pack, rules, parameters, now }: Judging): FileJudge {
  return new FileJudge(new PackEvaluator(pack, rules, parameters, now), rules);
}

/** Reads and judges one input; one that cannot be read is judged to be a problem. */
export async function judgeInput(judge: FileJudge, input: Input): Promise<FileJudgement> {
  const { uri, environment } = input;
  const task = { uri, ...(environment === undefined ? {} : { environment }) };
  const read = await readInput(input);
  if (read.kind === 'bytes') return judge.judge(task, read.bytes);
  return {
    ...task,
    objects: 0,
    problems: [read.problem],
    rules: {},
    workloads: [],
    autoscalers: [],
  };
}
