import type { JudgeArtefact } from '../artefact.js';

/** Reads and judges what the system of a run is run by. */
export const judgeOperationSources: JudgeArtefact = async (sources, run, results) => {
  const named = sources.filter((source) => source.kind === 'operations');
  if (named.length === 0 || run.options.environments !== undefined) return undefined;
  // What reads it is loaded only where there is something.
  const { judgeOperations } = await import('./judge-operations.js');
  return judgeOperations(named, run, results);
};
