import { plantableFiles, plantBetween } from './plant-import.js';
import type { Planter } from './planter.js';

/** Lets a file that imports nothing of the code import one that imports it. */
export const plantCycle: Planter = (base) => {
  const senders = new Set(
    base.graph.edges.flatMap(({ from, target }) => (target.kind === 'file' ? from : [])),
  );
  const ends = new Set(plantableFiles(base).map(({ path }) => path));
  const edge = base.graph.edges.find(
    ({ from, target, isTypeOnly, isDeferred }) =>
      target.kind === 'file' &&
      !isTypeOnly &&
      !isDeferred &&
      from !== target.file &&
      ends.has(target.file) &&
      ends.has(from) &&
      !senders.has(target.file),
  );
  if (edge?.target.kind !== 'file') {
    return { reason: 'no file that is judged is imported and imports nothing itself' };
  }
  return plantBetween(base, edge.target.file, edge.from);
};
