import type { PackRule } from '../policy/index.js';
import { type BegunRun, planRun } from './begin-run.js';
import { refuseUnknownEnvironments } from './check-settings.js';
import type { EvaluateOptions } from './evaluate.js';
import { findInputs, type FoundInputs, type Input } from './find-inputs.js';
import { type GivenInputs, readGivenInputs } from './given-inputs.js';
import type { Judging, PlannedInput } from './judge-files.js';
import { ownFiles } from './own-files.js';
import type { PlannedFile, RulePlans } from './rule-plans.js';
import { isManifestsSource, type ManifestsSource, type Source } from './source.js';

/** What is to be judged, and how: found, rendered and planned, not judged yet. */
export interface PreparedInput {
  readonly given: GivenInputs;
  readonly plans: RulePlans<PackRule>;
  readonly manifestSources: readonly ManifestsSource[];
  readonly found: FoundInputs;
  readonly planned: readonly PlannedInput[];
  readonly judging: Judging;
}

/** @throws {@link ArchfitError} `usage` for environments that no source names */
export async function prepareInput(
  sources: readonly Source[],
  run: BegunRun,
  options: EvaluateOptions,
): Promise<PreparedInput> {
  const { onProgress } = options;
  const given = await readGivenInputs(options);
  const plans = await planRun(run, options);
  const manifestSources = sources.filter(isManifestsSource);
  const found =
    manifestSources.length === 0
      ? { inputs: [], environments: [], problems: [] }
      : await findInputs(manifestSources, { ...options, ignore: ownFiles(options) });
  refuseUnknownEnvironments(found.environments, options);
  const planned = found.inputs.map((input) => ({ ...input, plan: plans.of(partOf(input)) }));
  return {
    given,
    plans,
    manifestSources,
    found,
    planned,
    judging: {
      pack: run.pack,
      transfer: run.transfer,
      now: run.evaluatedAt,
      withBudgetObjects:
        given.budgets?.factsOf !== undefined ||
        (options.exhibits === true && given.budgets !== undefined),
      ...(onProgress && { onProgress }),
    },
  };
}

/** Globs over paths match the template of what was rendered. */
function partOf({ uri, environment, rendered }: Input): PlannedFile {
  return { uri: rendered?.path ?? uri, ...(environment === undefined ? {} : { environment }) };
}
