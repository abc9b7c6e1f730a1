import type { Problem } from '../../report/problem.js';
import { explainAbsence } from './explain-absence.js';
import { describeRun, type Repository } from './repository.js';

/** What a commit has at a path, links within the repository followed. */
export type KindAt =
  | { readonly kind: 'file' | 'folder' | 'absent' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * @param path - from the root of the repository; empty for the root itself
 * @param uri - as messages name it
 */
export async function kindAt(
  repository: Repository,
  commit: string,
  path: string,
  uri: string,
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
  if (!/ missing\n$|^(?:commit|submodule)\n/.test(answer)) return { kind: 'file' };
  const reasons = await explainAbsence(repository, commit, [path], () => uri);
  const problem = reasons.get(path);
  return problem ? { kind: 'problem', problem } : { kind: 'absent' };
}
