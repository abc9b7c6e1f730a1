import type { Problem } from '../../report/problem.js';
import { describeRun, missingContent, type Repository } from './repository.js';

/** Most paths that are asked for in one call: an operating system limits the length of a command. */
const mostPaths = 200;

/**
 * Why git has nothing at paths of which its tree says that something is there: what the clone left out, or what another repository
 * holds. Paths at which nothing is are not in the answer.
 *
 * @param tree - a tree, or a commit
 * @param paths - below the tree
 */
export async function explainAbsence(
  repository: Repository,
  tree: string,
  paths: readonly string[],
  uriOf: (path: string) => string,
): Promise<ReadonlyMap<string, Problem>> {
  const problems = new Map<string, Problem>();
  for (let start = 0; start < paths.length; start += mostPaths) {
    const part = paths.slice(start, start + mostPaths);
    const asked = new Set(part.flatMap(prefixesOf));
    const run = await repository.run(['ls-tree', '-z', '--full-tree', tree, '--', ...asked]);
    if (run.kind !== 'done') {
      for (const path of part) problems.set(path, describeRun(run));
      continue;
    }
    const types = readTypes(run.stdout.toString('utf8'));
    for (const path of part) {
      const uri = uriOf(path);
      const submodule = prefixesOf(path).find((prefix) => types.get(prefix) === 'commit');
      if (submodule !== undefined) {
        problems.set(path, {
          code: 'source-unreadable',
          message: `it stands in the submodule ${submodule}, which is a repository of its own`,
          location: { uri },
          hint: 'Run archfit within the submodule, and name a revision of it.',
        });
      } else if (types.get(path) === 'blob') {
        problems.set(path, { ...missingContent, location: { uri } });
      }
    }
  }
  return problems;
}

/** `a/b/c` is below `a` and `a/b`. */
function prefixesOf(path: string): readonly string[] {
  const steps = path.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

function readTypes(output: string): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const entry of output.split('\0')) {
    const [, type, path] = /^\d+ ([a-z]+) [0-9a-f]+\t(.+)$/s.exec(entry) ?? [];
    if (type !== undefined && path !== undefined) types.set(path, type);
  }
  return types;
}
