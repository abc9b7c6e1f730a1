import { isAbsolute, relative, sep } from 'node:path';

/** Whether an absolute path is a folder, or below it. */
export function containsPath(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
