import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { toSlashes } from '../../source/slashed-path.js';

/** What stands at the top of a repository, or of a package that is no part of one. */
const signs = ['.git', 'package.json'];

/**
 * The folder that code belongs to: the working directory where all of it is there, else the top of the repository around it.
 *
 * @returns relative to the working directory, with slashes
 */
export function rootAround(patterns: readonly string[], cwd: string): string {
  const outside = patterns
    .map((pattern) => resolve(cwd, pattern.replace(/(?:^|\/)[^/]*[*?[{(!].*$/s, '')))
    .filter((path) => !isBelow(path, cwd));
  const [first] = outside;
  if (first === undefined) return '.';
  const common = outside.reduce((around, path) => {
    let folder = around;
    while (!isBelow(path, folder)) folder = dirname(folder);
    return folder;
  }, first);
  const top = signs.map((sign) => climb(common, sign)).find((folder) => folder !== undefined);
  const all = [top ?? common, ...(outside.length < patterns.length ? [cwd] : [])];
  let root = all[0] ?? common;
  while (!all.every((path) => isBelow(path, root))) root = dirname(root);
  return toSlashes(relative(cwd, root));
}

function climb(from: string, sign: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, sign))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}
