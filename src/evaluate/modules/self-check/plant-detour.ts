import { posix } from 'node:path';
import type { CodeBase } from '../code-base.js';
import { type Crossing, findCrossing, plantableFiles, plantBetween } from './plant-import.js';
import type { NothingToPlant, Plant } from './planter.js';

/** Plants an import that crosses by a detour: through a new file that belongs to no layer. */
export function plantDetour(base: CodeBase, crossing: Crossing): Plant | NothingToPlant {
  const found = findCrossing(base, crossing);
  if ('reason' in found) return found;
  const folder = commonFolder(plantableFiles(base).map(({ path }) => posix.dirname(path)));
  const way = posix.join(folder, 'planted-by-self-check.ts');
  if (base.membership.placeOf(way).layers.some((layer) => layer !== undefined)) {
    return { reason: `everything below ${folder} belongs to a layer` };
  }
  const { statement } = plantBetween(base, way, found.to);
  const text = `${statement}\nexport const planted = plantedBySelfCheck;\n`;
  return { ...plantBetween(base, found.from, way), others: { [way]: text } };
}

function commonFolder(folders: readonly string[]): string {
  const [first = '.', ...others] = folders;
  let common = first;
  while (common !== '.' && !others.every((folder) => `${folder}/`.startsWith(`${common}/`))) {
    common = posix.dirname(common);
  }
  return common;
}
