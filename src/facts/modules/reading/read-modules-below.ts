import process from 'node:process';
import { openSourceTree } from '../../../source/tree/index.js';
import type { ModuleGraph } from '../model/index.js';
import type { ReadModulesOptions } from '../read-modules.js';
import { readModuleGraph } from './read-module-graph.js';

/** What `readModules` of the package does. */
export async function readModulesBelow(
  root: string,
  { cwd = process.cwd(), fs, files, exclude, tsconfig, tests }: ReadModulesOptions,
): Promise<ModuleGraph> {
  const tree = openSourceTree(root, { cwd, ...(fs && { fs }) });
  return readModuleGraph(tree, {
    ...(files !== undefined && { files: toList(files) }),
    ...(exclude !== undefined && { exclude: toList(exclude) }),
    ...(tsconfig !== undefined && { tsconfig }),
    ...(tests !== undefined && { tests: toList(tests) }),
  });
}

function toList(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
