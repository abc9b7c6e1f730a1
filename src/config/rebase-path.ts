import { isAbsolute, join, relative } from 'node:path';
import { toSlashes } from '../source/slashed-path.js';

/** Characters that make a pattern of a path. */
const special = /[*?[\]{}()!]/g;

/**
 * Rewrites a path or glob that starts at one folder so that it starts at another. `-` and absolute paths stay.
 *
 * @param from - absolute
 * @param to - absolute
 * @returns with slashes
 */
export function rebasePath(pattern: string, from: string, to: string): string {
  if (pattern === '-' || isAbsolute(pattern) || from === to) return pattern;
  if (pattern.startsWith('!')) return `!${rebasePath(pattern.slice(1), from, to)}`;
  const steps = pattern.split('/');
  const glob = steps.findIndex(isGlob);
  const head = (glob === -1 ? steps : steps.slice(0, glob)).join('/');
  const moved = toSlashes(relative(to, join(from, head)));
  if (glob === -1) return moved || '.';
  // The names of folders in front of a glob mean themselves.
  const folders = moved === '' ? [] : [moved.replaceAll(special, '\\$&')];
  return [...folders, ...steps.slice(glob)].join('/');
}

/** The same for the path of one file, in which no character is special. */
export function rebaseFile(path: string, from: string, to: string): string {
  if (isAbsolute(path) || from === to) return path;
  return toSlashes(relative(to, join(from, path))) || '.';
}

function isGlob(pattern: string): boolean {
  return pattern.search(special) !== -1;
}

/** A path as messages name it: relative to a folder, with slashes. */
export function displayPath(path: string, folder: string): string {
  return toSlashes(relative(folder, path)) || '.';
}
