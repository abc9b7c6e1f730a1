import type { PackRule } from '../policy/index.js';
import type { GivenInputs } from './given-inputs.js';
import { groupByEnvironment } from './group-by-environment.js';
import type { FileJudgement } from './judge-file.js';
import type { PlannedInput } from './judge-files.js';
import { createObjectOpener } from './open-object.js';
import type { RulePlans } from './rule-plans.js';
import type { RuleResults } from './rule-results.js';
import { SetJudge, type SetJudging } from './set-judge.js';

/**
 * Has every input judged as a set too where each of them is one, and nothing stands beside them that is read once for all sets. Who
 * judges the file has its facts and its text at hand.
 */
export function planSets(
  inputs: readonly PlannedInput[],
  plans: RulePlans<PackRule>,
  given: GivenInputs,
): readonly PlannedInput[] {
  const isAlone =
    groupByEnvironment(inputs).size === inputs.length &&
    Object.values(given).every(({ factsOf }) => factsOf === undefined);
  return isAlone
    ? inputs.map((input) => ({ ...input, setPlan: plans.ofSet(input.environment) }))
    : inputs;
}

/** Judges every set that was not judged with its file by the set-scope rules, and adds what they found to the results. */
export async function judgeSets(
  files: readonly FileJudgement[],
  inputs: readonly PlannedInput[],
  judging: SetJudging,
  plans: RulePlans<PackRule>,
  results: RuleResults,
): Promise<void> {
  if (inputs.every(({ setPlan }) => setPlan !== undefined)) return;
  const openObject = createObjectOpener(inputs);
  const judge = new SetJudge(judging);
  const inputsOf = groupByEnvironment(inputs);
  for (const [environment, set] of groupByEnvironment(files)) {
    const planOf = new Map(inputsOf.get(environment)?.map(({ uri, plan }) => [uri, plan]));
    const setPlan = plans.ofSet(environment);
    await judge.judge({ environment, files: set, planOf, setPlan, openObject }, results);
  }
}
