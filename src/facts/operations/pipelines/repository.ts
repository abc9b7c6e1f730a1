import type { SourceTree } from '../../../source/tree/index.js';
import { folderOf } from '../../../source/slashed-path.js';

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

/** Without `.` and `..`; undefined where it leads out. */
export function joinSteps(written: string): string | undefined {
  const steps: string[] = [];
  for (const step of written.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}

/** The tree that holds a file, and its path there; a file of no root is one of the first, by its whole path. */
export function placeInTree(
  uri: string,
  trees: readonly SourceTree[],
): { readonly tree: SourceTree; readonly path: string } | undefined {
  for (const tree of trees) {
    const root = tree.uriOf('');
    const prefix = root === '.' ? '' : `${root}/`;
    const path = uri.slice(prefix.length);
    if (uri.startsWith(prefix) && tree.isFile(path)) return { tree, path };
  }
  const [tree] = trees;
  return tree && { tree, path: uri };
}
