import { createPathMatcher } from '../../../../source/index.js';
import { joinPath, type SourceTree } from '../../../../source/tree/index.js';
import { pathBelow } from '../follow-path.js';

/** Folders with a manifest that the globs of a workspace name; nothing is entered that no glob can mean. */
export async function findMembers(
  tree: SourceTree,
  root: string,
  globs: readonly string[],
): Promise<readonly string[]> {
  if (globs.length === 0) return [];
  const clean = globs.map((glob) => glob.replace(/^(!?)(?:\.\/|\/)/, '$1').replace(/\/+$/, ''));
  // The matcher takes a folder with all that is below it; a member is the folder that has the manifest.
  const isMember = await createPathMatcher(clean.map((glob) => `${glob}/package.json`));
  const depth = Math.max(
    ...clean.map((glob) => (glob.includes('**') ? Infinity : glob.split('/').length)),
  );
  const found: string[] = [];
  const walk = (folder: string, level: number): void => {
    const listing = tree.list(folder);
    if (!listing) return;
    const way = pathBelow(root, joinPath(folder, 'package.json'));
    const isNamed = level > 0 && way !== undefined && isMember(way);
    if (isNamed && listing.files.includes('package.json')) found.push(folder);
    if (level >= depth) return;
    for (const name of listing.folders) {
      if (name !== 'node_modules') walk(joinPath(folder, name), level + 1);
    }
  };
  walk(root, 0);
  return found;
}
