import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Problem, ProblemCode } from '../../report/index.js';
import { codeOf, describeUnreadable } from '../read-bytes.js';
import { toSlashes } from '../slashed-path.js';

/** A folder that a tool renders. */
export interface EntryFolder {
  /** Relative to the working directory, with slashes; `.` for itself. */
  readonly folder: string;
  /** Name of the file in it that the tool starts from. */
  readonly entry: string;
  /** Named, and not met by a glob. */
  readonly named: boolean;
}

export interface FoundFolders {
  /** Each real folder once, in the order of the patterns and by name. */
  readonly folders: readonly EntryFolder[];
  readonly problems: readonly Problem[];
}

/** What is looked for. */
export interface FolderKind {
  /** Names of the file that makes a folder one of this kind; the first that is there counts. */
  readonly entries: readonly string[];
  /** In words: `Helm chart`. */
  readonly name: string;
}

/** Expands folders and globs over folders. What a pattern names and does not yield is a problem. */
export async function findFolders(
  patterns: readonly string[],
  kind: FolderKind,
  cwd: string,
): Promise<FoundFolders> {
  const folders = new Map<string, EntryFolder>();
  const problems: Problem[] = [];
  const add = (path: string, entry: string, named: boolean) => {
    const real = realpathSync(path);
    if (!folders.has(real)) folders.set(real, { folder: toUri(path, cwd), entry, named });
  };
  const report = (code: ProblemCode, uri: string, message: string, hint: string) =>
    problems.push({ code, message, location: { uri }, hint });
  for (const pattern of patterns) {
    const path = resolve(cwd, pattern);
    const uri = toUri(path, cwd);
    const found = look(path, kind);
    if (found.kind === 'entry') add(path, found.entry, true);
    else if (found.kind === 'unreadable') problems.push(describeUnreadable(uri, found.error));
    else if (found.kind === 'none') {
      const message = `there is no ${kind.entries[0] ?? ''} in it, so it is no ${kind.name}`;
      report('source-no-match', uri, message, `Name the folder of a ${kind.name}, or a glob.`);
    } else if (/[*?[\]{}()!]/.test(pattern)) {
      const matches = await globFolders(pattern, kind, cwd);
      for (const match of matches) add(match.path, match.entry, false);
      if (matches.length === 0) {
        const message = `no folder of a ${kind.name} matches the pattern`;
        report('source-no-match', pattern, message, 'Check the pattern.');
      }
    } else report('source-not-found', uri, 'the folder does not exist', 'Check the path.');
  }
  return { folders: [...folders.values()], problems };
}

type Look =
  | { readonly kind: 'entry'; readonly entry: string }
  | { readonly kind: 'none' | 'absent' }
  | { readonly kind: 'unreadable'; readonly error: unknown };

function look(path: string, { entries }: FolderKind): Look {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return { kind: 'absent' };
    const entry = stat.isDirectory() && entries.find((name) => isFile(resolve(path, name)));
    return typeof entry === 'string' ? { kind: 'entry', entry } : { kind: 'none' };
  } catch (error) {
    // A path through a file.
    return codeOf(error) === 'ENOTDIR' ? { kind: 'absent' } : { kind: 'unreadable', error };
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function globFolders(pattern: string, { entries }: FolderKind, cwd: string) {
  const { glob } = await import('tinyglobby');
  const slashed = (sep === '\\' ? pattern.replaceAll('\\', '/') : pattern).replace(/\/+$/, '');
  const files = await glob(
    entries.map((entry) => `${slashed}/${entry}`),
    { cwd, absolute: true, onlyFiles: true, ignore: ['**/node_modules/**'] },
  );
  const byFolder = new Map<string, string>();
  for (const entry of entries) {
    for (const file of files.filter((each) => each.endsWith(`/${entry}`))) {
      const path = dirname(resolve(file));
      if (!byFolder.has(path)) byFolder.set(path, entry);
    }
  }
  return [...byFolder]
    .map(([path, entry]) => ({ path, entry }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

function toUri(path: string, cwd: string): string {
  const way = relative(cwd, path);
  return toSlashes(isAbsolute(way) ? path : way || '.');
}
