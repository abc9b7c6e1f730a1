import type Picomatch from 'picomatch';
import { folderOf } from './slashed-path.js';

/** One glob over paths with slashes. */
export interface PathPattern {
  /** As it is written. */
  readonly glob: string;
  /** The folders at its start that are no patterns: `src/contexts` of `src/contexts/*`. The root is the empty path. */
  readonly base: string;
  readonly matches: (file: string) => boolean;
  /** Which of the files that stand in a folder it matches. Their names decide of `some`. */
  readonly coverOf: (folder: string) => FolderCover;
}

export type FolderCover = 'all' | 'some' | 'none';

/**
 * Reads globs one by one, for those who hold many against thousands of files: most of them can be told by the folder alone. They mean
 * the same as to `createPathMatcher`, and a folder below a pattern (`src/*\/domain`) stands for all that is in it, too. `!` at the
 * start is for the caller.
 */
export async function loadPatternReader(): Promise<(glob: string) => PathPattern> {
  const { default: picomatch } = await import('picomatch');
  return (glob) => {
    const path = glob
      .replace(/^(?:\.\/)+/, '')
      .replace(/\/+$/, '')
      // Picomatch takes the second of two at the end for one folder more.
      .replace(/(?<=^|\/)\*\*(?:\/\*\*)+(?=\/|$)/g, '**');
    if (path === '' || path === '.') {
      return { glob, base: '', matches: () => true, coverOf: () => 'all' };
    }
    const { base, isGlob } = picomatch.scan(path);
    const split = splitName(path);
    if (split === undefined) {
      const isMatch = picomatch(isGlob ? path : [path, `${path}/**`], { dot: true });
      return { glob, base, matches: (file) => isMatch(file), coverOf: () => 'some' };
    }
    const [folders, name] = split;
    // A name that is no pattern may be that of a folder.
    const isBelow = picomatch.scan(name).isGlob ? never : matchFolders(`${path}/**`, picomatch);
    const isWithin = matchFolders(folders, picomatch);
    const isNamed = name === '**' || name === '*' ? undefined : matchName(name, picomatch);
    const coverOf = (folder: string): FolderCover => {
      if (isBelow(folder)) return 'all';
      if (!isWithin(folder)) return 'none';
      return isNamed === undefined ? 'all' : 'some';
    };
    const matches = (file: string) => {
      const cover = coverOf(folderOf(file));
      return cover === 'some' ? isNamed?.(file) === true : cover === 'all';
    };
    return { glob, base: isGlob ? base : path, matches, coverOf };
  };
}

const never = () => false;

/** What a glob says of folders (ending with `**` where it says all below, too) and of names; undefined where the two cannot be parted. */
function splitName(path: string): readonly [folders: string, name: string] | undefined {
  if (path.includes('\\')) return undefined;
  const end = path.lastIndexOf('/');
  const name = path.slice(end + 1);
  if (name === '**') return [path, name];
  const isParted = [path.slice(0, Math.max(0, end)), name].every((part) => {
    const opened = part.match(/[([{]/g)?.length ?? 0;
    return opened === (part.match(/[)\]}]/g)?.length ?? 0);
  });
  return isParted ? [path.slice(0, Math.max(0, end)), name] : undefined;
}

function matchFolders(pattern: string, picomatch: typeof Picomatch): (folder: string) => boolean {
  if (pattern === '**') return () => true;
  const isDeep = pattern.endsWith('/**');
  const path = isDeep ? pattern.slice(0, -3) : pattern;
  if (path !== '' && picomatch.scan(path).isGlob) {
    const own = picomatch.makeRe(path, { dot: true });
    if (!isDeep) return (folder) => own.test(folder);
    const below = picomatch.makeRe(pattern, { dot: true });
    return (folder) => below.test(folder) || own.test(folder);
  }
  const start = `${path}/`;
  return (folder) => folder === path || (isDeep && folder.startsWith(start));
}

function matchName(name: string, picomatch: typeof Picomatch): (file: string) => boolean {
  const [, ending] = /^\*([\w.-]+)$/.exec(name) ?? [];
  if (ending !== undefined) {
    return (file) => file.endsWith(ending);
  }
  if (!picomatch.scan(name).isGlob) {
    const ending = `/${name}`;
    return (file) => file === name || file.endsWith(ending);
  }
  const regex = picomatch.makeRe(name, { dot: true });
  return (file) => regex.test(file.slice(file.lastIndexOf('/') + 1));
}
