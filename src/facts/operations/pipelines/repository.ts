import type { SourceTree } from '../../../source/tree/index.js';
import { folderOf, joinSteps } from '../../../source/slashed-path.js';

/** The files around a pipeline. */
export interface Repository {
  readonly tree: SourceTree;
  /** From the root of the tree; where `./` of a pipeline leads. Several where files do not tell which: the first that has the file counts. */
  readonly folders: readonly string[];
}

/**
 * Where the repository of a pipeline begins: above `.github/workflows`; for a pipeline elsewhere any folder above it, the nearest first.
 *
 * @param path - of the pipeline, from the root of the tree
 */
export function repositoryOf(path: string, tree: SourceTree): Repository {
  const known = /^(?:(.*)\/)?\.(?:github|gitea|forgejo)\/(?:workflows|actions\/.*)\/[^/]+$/.exec(
    path,
  );
  if (known) return { tree, folders: [known[1] ?? ''] };
  const folders: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return { tree, folders: [...folders, ''] };
}

/** The file that a path leads to, from the root of the tree. */
export function findFile(
  { tree, folders }: Repository,
  written: string,
  inside = '',
): string | undefined {
  for (const folder of folders) {
    const path = joinSteps(`${folder}/${inside}/${written}`);
    if (path !== undefined && tree.isFile(path)) return path;
  }
  return undefined;
}

/** The tree that holds a file, and its path there; a file of no root is one of the first, by its whole path. */
export function placeInTree(
  uri: string,
  trees: readonly SourceTree[],
): { readonly tree: SourceTree; readonly path: string } | undefined {
  for (const tree of trees) {
    const path = tree.pathOf(uri);
    if (path !== undefined && tree.isFile(path)) return { tree, path };
  }
  const [tree] = trees;
  return tree && { tree, path: uri };
}
