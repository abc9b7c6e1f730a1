import { isAbsolute, join, relative, sep } from 'node:path';

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
  const way = toSlashes(relative(to, from));
  // The names of folders in front of a glob mean themselves.
  const prefix = isGlob(pattern) ? way.replaceAll(special, '\\$&') : way;
  const rest = pattern.replace(/^(?:\.\/)+/, '');
  if (!isGlob(pattern)) return toSlashes(join(way, rest)) || '.';
  return prefix === '' ? rest : climb(prefix, rest);
}

/** The same for the path of one file, in which no character is special. */
export function rebaseFile(path: string, from: string, to: string): string {
  if (isAbsolute(path) || from === to) return path;
  return toSlashes(join(relative(to, from), path)) || '.';
}

/** Joins a prefix with a glob that may begin with `../`. */
function climb(prefix: string, glob: string): string {
  const folders = prefix.split('/');
  let rest = glob;
  while (rest.startsWith('../') && folders.length > 0 && folders.at(-1) !== '..') {
    folders.pop();
    rest = rest.slice(3);
  }
  return [...folders, rest].join('/');
}

function isGlob(pattern: string): boolean {
  return pattern.search(special) !== -1;
}

function toSlashes(path: string): string {
  return path.split(sep).join('/');
}

/** A path as messages name it: relative to a folder, with slashes. */
export function displayPath(path: string, folder: string): string {
  return toSlashes(relative(folder, path)) || '.';
}
