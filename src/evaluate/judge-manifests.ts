import type { PackRule } from '../policy/index.js';
import type { GivenInputs } from './given-inputs.js';
import type { FileJudgement } from './judge-file.js';
import { judgeFiles, type Judging, type PlannedInput } from './judge-files.js';
import { judgeSets, planSets } from './judge-sets.js';
import type { RulePlans } from './rule-plans.js';
import { RuleResults } from './rule-results.js';
import { judgeCustomObjects } from './schemas/judge-custom-objects.js';

/** Files of manifests, judged. */
export interface JudgedManifests {
  readonly inputs: readonly PlannedInput[];
  readonly files: readonly FileJudgement[];
  readonly results: RuleResults;
}

export type JudgeManifests = (
  planned: readonly PlannedInput[],
  plans: RulePlans<PackRule>,
  given: GivenInputs,
  judging: Judging,
) => Promise<JudgedManifests>;

/** Judges inputs one by one, then set by set, then the objects of kinds that others define. */
export const judgeManifests: JudgeManifests = async (planned, plans, given, judging) => {
  const inputs = planSets(planned, plans, given);
  const files = await judgeFiles(inputs, judging);
  const results = new RuleResults(files);
  await judgeSets(files, inputs, { ...judging, given }, plans, results);
  await judgeCustomObjects(files, inputs, results);
  return { inputs, files, results };
};
