import { folderOf, joinPath } from '../../../source/tree/index.js';

/**
 * The path that a way leads to from a folder of the tree; undefined where it leads out of the root. Doubled and trailing slashes do not
 * count.
 */
export function followPath(folder: string, way: string): string | undefined {
  let base = folder;
  let rest = way;
  while (rest.startsWith('./') || rest.startsWith('../')) {
    if (rest.startsWith('../')) {
      if (base === '') return undefined;
      base = folderOf(base);
      rest = rest.slice(3);
    } else {
      rest = rest.slice(2);
    }
  }
  // What most people write is done.
  if (rest !== '' && !/(?:^|\/)(?:\/|\.{1,2}(?:\/|$)|$)/.test(rest)) return joinPath(base, rest);
  const segments = base === '' ? [] : base.split('/');
  for (const segment of rest.split('/')) {
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
