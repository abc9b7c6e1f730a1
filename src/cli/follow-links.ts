import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Most links that are followed one after the other; Linux gives up at as many. */
const mostLinks = 40;

/**
 * The file that is written to when a path is: links are followed, also to what is not there yet.
 *
 * @param path - absolute
 * @throws for links that lead in a circle
 */
export function followLinks(path: string, left = mostLinks): string {
  const real = attempt(() => realpathSync(path));
  if (real !== undefined) return real;
  const target = attempt(() => readlinkSync(path));
  const folder = attempt(() => realpathSync(dirname(path))) ?? dirname(path);
  if (target === undefined) return join(folder, basename(path));
  if (left === 0) throw new Error(`its links lead in a circle: ${path}`);
  return followLinks(resolve(folder, target), left - 1);
}

function attempt(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
