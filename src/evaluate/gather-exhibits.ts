import type { Check, Exhibits } from '../report/index.js';
import type { JudgedArtefact } from './artefact.js';

/** What there is to show of everything that was judged; undefined where that is nothing. */
export function gatherExhibits(
  judged: readonly Pick<JudgedArtefact, 'exhibit'>[],
  checks: readonly Check[],
): Exhibits | undefined {
  const exhibits = judged.reduce<Exhibits>(
    (all, { exhibit }) => ({ ...all, ...exhibit?.(checks) }),
    {},
  );
  return Object.keys(exhibits).length === 0 ? undefined : exhibits;
}
