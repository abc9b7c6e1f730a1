import type { Problem } from '../../report/problem.js';
import { describeRun, type Repository } from './repository.js';

/** A commit that changed a file. */
export interface FileCommit {
  readonly commit: string;
  /** When it was committed, in seconds since 1970. */
  readonly committedAt: number;
  /** Of the file after that commit, from the root of the repository. */
  readonly path: string;
}

export type ListedHistory =
  | { readonly kind: 'history'; readonly commits: readonly FileCommit[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * The commits that changed a file, the newest first, also under the names that it had before. A shallow clone has no more than
 * its own part of them.
 *
 * @param path - from the root of the repository
 * @param options - `touching`: only commits that add or remove a line with this in it (a regular expression of git); `most`: no more
 * commits than these
 */
export async function listHistory(
  repository: Repository,
  commit: string,
  path: string,
  { touching, most }: { readonly touching?: string; readonly most?: number } = {},
): Promise<ListedHistory> {
  const run = await repository.run([
    '-C',
    repository.top,
    'log',
    '--follow',
    '--format=%x00%x00%H %ct',
    '--name-only',
    '-z',
    '--no-ext-diff',
    '--no-textconv',
    '--no-show-signature',
    ...(touching === undefined ? [] : [`-G${touching}`]),
    ...(most === undefined ? [] : [`--max-count=${most}`]),
    commit,
    '--',
    path,
  ]);
  if (run.kind !== 'done') return { kind: 'problem', problem: describeRun(run) };
  const commits: FileCommit[] = [];
  let current: { readonly commit: string; readonly committedAt: number } | undefined;
  for (const field of run.stdout.toString('utf8').split('\0')) {
    const [, id, seconds] = /^([0-9a-f]{40,64}) (\d+)$/.exec(field) ?? [];
    if (id !== undefined) current = { commit: id, committedAt: Number(seconds) };
    else if (current && field.trim() !== '') {
      // The name stands after a line break that ends the format.
      commits.push({ ...current, path: field.replace(/^\n/, '') });
      current = undefined;
    }
  }
  return { kind: 'history', commits };
}
