import { posix } from 'node:path';
import { readMembership } from '../../../facts/modules/architecture/index.js';
import { readModuleGraph } from '../../../facts/modules/reading/read-module-graph.js';
import { memoryTree } from '../../../source/tree/index.js';
import { plantableFiles } from './plant-import.js';
import { plantedName, type Planter } from './planter.js';

const statement = 'export const plantedBySelfCheck = true;';

/** Adds a file that is in no layer. */
export const plantStrayFile: Planter = async (base, _, source) => {
  const { graph, architecture, tree } = base;
  if (architecture.layers.length === 0) {
    return {
      reason: 'there are no layers, and a pattern that matches nothing is no matter of code',
    };
  }
  const folders = new Set(plantableFiles(base).flatMap(({ path }) => foldersAround(path)));
  const strays = [...folders].map((folder) => posix.join(folder, plantedName, 'index.ts'));
  const { files: patterns, exclude = [] } = source;
  const { files } = await readModuleGraph(
    memoryTree(Object.fromEntries(strays.map((path) => [path, statement]))),
    { files: patterns, exclude },
  );
  // The fewest steps down: what is at the bottom mostly belongs to somebody.
  const selected = files.toSorted((left, right) => left.path.length - right.path.length);
  const { uncovered } = await readMembership({ ...graph, files: selected }, architecture, tree);
  const [file] = uncovered.flat();
  if (file === undefined) {
    return { reason: 'every folder with files that are judged belongs to a layer, or is outside' };
  }
  return { file, statement, spelledAs: 'a new file in no layer', isCounted: true };
};

/** Those that can hold a new file of the selection: its own, and the ones above it. */
function foldersAround(path: string): readonly string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [folder] : [folder, ...foldersAround(folder)];
}
