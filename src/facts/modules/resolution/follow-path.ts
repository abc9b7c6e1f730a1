import { folderOf } from '../../../source/tree/index.js';

/**
 * The path that a way leads to from a folder of the tree; undefined where it leads out of the root. Doubled and trailing slashes do not
 * count.
 */
export function followPath(folder: string, way: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of way.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** The rest of a path below a folder; undefined where it is not below it. */
export function pathBelow(folder: string, path: string): string | undefined {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** A folder and those around it, up to the root. */
export function* foldersUpward(folder: string): Generator<string> {
  for (let at = folder; ; at = folderOf(at)) {
    yield at;
    if (at === '') return;
  }
}
