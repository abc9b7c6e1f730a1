import type { Check, Exhibits, Problem } from '../report/index.js';
import type { JudgedArtefact } from './artefact.js';
import type { Input } from './find-inputs.js';
import type { GivenInput, GivenInputs } from './given-inputs.js';
import { groupByEnvironment } from './group-by-environment.js';
import type { FileJudgement } from './judge-file.js';
import { createObjectOpener } from './open-object.js';
import { redactExhibits } from './redact-exhibits.js';

/** What was judged in a run. */
export interface Judged {
  readonly files: readonly FileJudgement[];
  readonly inputs: readonly Input[];
  /** What is known of no file. */
  readonly problems: readonly Problem[];
  readonly given: GivenInputs;
  /** Names of all sets. */
  readonly environments: readonly string[];
  readonly others: readonly JudgedArtefact[];
  readonly checks: readonly Check[];
}

/** What there is to show of everything that was judged; undefined where that is nothing. No secret that shows itself as one is in it. */
export async function gatherExhibits(judged: Judged): Promise<Exhibits | undefined> {
  const { given, others, checks } = judged;
  let exhibits: Exhibits = {};
  for (const input of Object.values(given)) {
    if (input.exhibit) exhibits = { ...exhibits, ...(await exhibitSets(input, judged)) };
  }
  for (const { exhibit } of others) exhibits = { ...exhibits, ...exhibit?.(checks) };
  return Object.keys(exhibits).length === 0 ? undefined : redactExhibits(exhibits);
}

function exhibitSets(
  { exhibit, problems: unread, findUnknownEnvironments }: GivenInput,
  { files, inputs, problems, environments }: Judged,
): Promise<Exhibits> | undefined {
  const ofGiven = [...unread, ...(findUnknownEnvironments?.(environments) ?? [])];
  const openObject = createObjectOpener(inputs);
  const sets = [...groupByEnvironment(files)].map(([environment, own]) => ({
    environment,
    files: own,
    problems: [...ofGiven, ...problems, ...own.flatMap((file) => file.problems)],
    openObject,
  }));
  return sets.length === 0 ? undefined : exhibit?.(sets);
}
