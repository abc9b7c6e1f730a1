import { memoryTree } from './memory-tree.js';
import type { FolderListing, SourceTree } from './source-tree.js';

/**
 * A tree with files laid over it, each in the place of the one that has its path.
 *
 * @param files - texts by their paths
 */
export function overlayTree(tree: SourceTree, files: Readonly<Record<string, string>>): SourceTree {
  const over = memoryTree(files);
  return {
    list: (folder) => merge(tree.list(folder), over.list(folder)),
    isFile: (path) => over.isFile(path) || tree.isFile(path),
    read: (path) => (over.isFile(path) ? over : tree).read(path),
    realPath: (path) => (over.isFile(path) ? path : tree.realPath(path)),
    uriOf: tree.uriOf,
    pathOf: tree.pathOf,
  };
}

function merge(
  under: FolderListing | undefined,
  over: FolderListing | undefined,
): FolderListing | undefined {
  if (!under || !over) return under ?? over;
  return {
    ...under,
    files: [...new Set([...under.files, ...over.files])].sort(),
    folders: [...new Set([...under.folders, ...over.folders])].sort(),
  };
}
