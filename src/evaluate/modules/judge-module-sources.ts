import type { JudgeArtefact } from '../artefact.js';

/** Reads and judges the source code of a run. */
export const judgeModuleSources: JudgeArtefact = async (sources, run, results) => {
  const named = sources.filter((source) => source.kind === 'modules');
  if (named.length === 0 || run.options.environments !== undefined) return undefined;
  // What reads code is loaded only where there is some.
  const { judgeModules } = await import('./judge-modules.js');
  return judgeModules(named, run, results);
};
