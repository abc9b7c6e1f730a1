import { folderOf, joinSteps } from '../../../../source/slashed-path.js';
import type { SourceTree } from '../../../../source/tree/index.js';
import { findFile, repositoryOf } from '../repository.js';

/**
 * The file of a workflow or an action that `uses` names with `./`.
 *
 * @param path - of the one that uses it, from the root of the tree
 */
export function findCalled(uses: string, path: string, tree: SourceTree): string | undefined {
  const repository = repositoryOf(path, tree);
  const name = uses.replace(/@.*$/, '');
  const found = findFile(repository, name);
  if (found !== undefined) return found;
  for (const file of ['action.yml', 'action.yaml']) {
    const action = findFile(repository, `${name}/${file}`);
    if (action !== undefined) return action;
  }
  // Workflows that are called stand in the folder of those that call them.
  const sibling = joinSteps(`${folderOf(path)}/${name.slice(name.lastIndexOf('/') + 1)}`);
  return sibling !== undefined && tree.isFile(sibling) ? sibling : undefined;
}
