import type { ArtefactRun, JudgedArtefact } from '../artefact.js';
import type { RuleResults } from '../rule-results.js';
import type { Joinable, JoinedSort } from './joinable.js';

/**
 * Holds the artefacts of several domains against each other; undefined where the run has those of one domain alone, or is limited to some
 * environments, which contracts and events do not belong to.
 */
export async function judgeJoinedArtefacts(
  others: readonly JudgedArtefact[],
  run: ArtefactRun,
  results: RuleResults,
): Promise<JudgedArtefact | undefined> {
  if (run.joins !== true || run.options.environments !== undefined) return undefined;
  let joinable: Joinable = {};
  for (const artefact of others) joinable = { ...joinable, ...artefact.joinable };
  const sorts = new Set<JoinedSort>([
    ...(run.manifests.length > 0 ? (['manifests'] as const) : []),
    ...(joinable.contracts ? (['contracts'] as const) : []),
    ...(joinable.events ? (['events'] as const) : []),
    ...(joinable.code ? (['modules'] as const) : []),
    ...(joinable.operations ? (['operations'] as const) : []),
  ]);
  if (sorts.size < 2) return undefined;
  // What joins them is loaded only where there is something to join.
  const { judgeJoined } = await import('./judge-joined.js');
  return judgeJoined(joinable, sorts, run, results);
}
