import type { Problem } from '../../report/problem.js';
import { describeRun, type Repository } from './repository.js';

/** What happened to a file between two revisions. Paths are from the root of the repository. */
export type FileChange =
  | { readonly kind: 'added' | 'deleted' | 'modified'; readonly path: string }
  | { readonly kind: 'renamed'; readonly path: string; readonly from: string };

export type ListedChanges =
  | { readonly kind: 'changes'; readonly changes: readonly FileChange[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * The files that differ between two commits, renamed ones paired as git pairs them.
 *
 * @param head - the files of the worktree, those that git does not track yet too, unless told
 */
export async function listChanges(
  repository: Repository,
  base: string,
  head?: string,
): Promise<ListedChanges> {
  const run = await repository.run([
    'diff',
    '--name-status',
    '-z',
    '--find-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules',
    '--no-relative',
    base,
    ...(head === undefined ? [] : [head]),
    '--',
  ]);
  if (run.kind !== 'done') return { kind: 'problem', problem: describeRun(run) };
  const changes = readStatus(run.stdout.toString('utf8'));
  if (head !== undefined) return { kind: 'changes', changes };
  const others = await repository.run([
    '-C',
    repository.top,
    'ls-files',
    '--others',
    '--exclude-standard',
    '-z',
  ]);
  if (others.kind !== 'done') return { kind: 'problem', problem: describeRun(others) };
  const added = others.stdout
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '')
    .map((path): FileChange => ({ kind: 'added', path }));
  return { kind: 'changes', changes: [...changes, ...added] };
}

/** Where a file of the newer side stood on the older one; undefined where it is new. */
export function pathAtBase(changes: readonly FileChange[], path: string): string | undefined {
  const change = changes.find((known) => known.path === path);
  if (change?.kind === 'renamed') return change.from;
  return change?.kind === 'added' ? undefined : path;
}

function readStatus(output: string): FileChange[] {
  const fields = output.split('\0');
  const changes: FileChange[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const status = fields[at] ?? '';
    const path = fields[at + 1] ?? '';
    if (/^[RC]/.test(status)) {
      const target = fields[at + 2] ?? '';
      // A copy leaves the file where it was: what it was copied to is new.
      changes.push(
        status.startsWith('R')
          ? { kind: 'renamed', path: target, from: path }
          : { kind: 'added', path: target },
      );
      at += 3;
      continue;
    }
    const kind = status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'modified';
    changes.push({ kind, path });
    at += 2;
  }
  return changes;
}

/** The files below a folder that a commit has. */
export async function listFiles(
  repository: Repository,
  commit: string,
  folder: string,
): Promise<
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | Extract<ListedChanges, { kind: 'problem' }>
> {
  const tree = folder === '' ? `${commit}^{tree}` : `${commit}:${folder}`;
  const run = await repository.run(['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree]);
  if (run.kind !== 'done') {
    // The commit has no such folder.
    if (run.kind === 'failed' && run.exitCode === 128) return { kind: 'files', paths: [] };
    return { kind: 'problem', problem: describeRun(run) };
  }
  const paths = run.stdout
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
  return {
    kind: 'files',
    paths: paths.map((path) => (folder === '' ? path : `${folder}/${path}`)),
  };
}
