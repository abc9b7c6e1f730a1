import { posix } from 'node:path';
import { createPathMatcher } from '../../source/index.js';

/** The folder around everything that some patterns name, and what of it they name. */
export interface ComparedFolder {
  /** Relative to the working directory; `.` for that itself. */
  readonly folder: string;
  /** Whether a file is meant, by its path below the folder. */
  readonly isMeant: (path: string) => boolean;
}

/** Finds what stood at the place of some patterns, where another version has other files than are there now. */
export async function comparedFolder(
  patterns: readonly string[],
  isFolder: (path: string) => boolean,
): Promise<ComparedFolder> {
  const included = patterns.filter((pattern) => !pattern.startsWith('!')).map(normalize);
  const folder = included
    .map((pattern) => staticPart(pattern, isFolder))
    .reduce((around, other) => commonFolder(around, other));
  const below = patterns.map((pattern) => {
    const isOut = pattern.startsWith('!');
    const path = posix.relative(folder, normalize(isOut ? pattern.slice(1) : pattern));
    return `${isOut ? '!' : ''}${path === '' ? '**' : path}`;
  });
  return { folder, isMeant: await createPathMatcher(below) };
}

function normalize(pattern: string): string {
  return posix.normalize(pattern.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
}

/** The folder itself, or the one around a file or a glob. */
function staticPart(pattern: string, isFolder: (path: string) => boolean): string {
  const steps = pattern.split('/');
  const glob = steps.findIndex((step) => /[*?[\]{}()!]/.test(step));
  if (glob !== -1) return steps.slice(0, glob).join('/') || (pattern.startsWith('/') ? '/' : '.');
  return isFolder(pattern) ? pattern : posix.dirname(pattern);
}

function commonFolder(left: string, right: string): string {
  const [ours, theirs] = [stepsOf(left), stepsOf(right)];
  const up = Math.max(upOf(ours), upOf(theirs));
  // The working directory has a name above it that no relative path tells.
  if (upOf(ours) !== upOf(theirs)) return Array<string>(up).fill('..').join('/');
  const length = ours.findIndex((step, index) => step !== theirs[index]);
  const common = (length === -1 ? ours : ours.slice(0, length)).join('/');
  return common === '' ? (left.startsWith('/') ? '/' : '.') : common;
}

function stepsOf(path: string): readonly string[] {
  return path === '.' ? [] : path.split('/');
}

function upOf(steps: readonly string[]): number {
  return steps.filter((step) => step === '..').length;
}
