import type { Problem } from '../../report/problem.js';
import { describeRun, type Repository } from './repository.js';

/** What a commit has at a path, links within the repository followed. */
export type KindAt =
  | { readonly kind: 'file' | 'folder' | 'absent' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** @param path - from the root of the repository; empty for the root itself */
export async function kindAt(
  repository: Repository,
  commit: string,
  path: string,
): Promise<KindAt> {
  if (path === '') return { kind: 'folder' };
  // A line of input ends at a line break, and no path of a description holds one.
  if (/[\r\n]/.test(path)) return { kind: 'absent' };
  const run = await repository.run(
    ['cat-file', '--batch-check=%(objecttype)', '--follow-symlinks'],
    `${commit}:${path}\n`,
  );
  if (run.kind !== 'done') return { kind: 'problem', problem: describeRun(run) };
  const answer = run.stdout.toString('utf8');
  if (answer === 'tree\n') return { kind: 'folder' };
  // Links that lead out, and to nothing, are for the one who reads them to tell.
  return answer.endsWith(' missing\n') ? { kind: 'absent' } : { kind: 'file' };
}
