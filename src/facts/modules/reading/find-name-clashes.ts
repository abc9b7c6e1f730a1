import type { Problem } from '../../../report/problem.js';
import type { SourceTree } from '../../../source/tree/index.js';

/** Files that are one on the file systems of macOS and Windows. */
export function findNameClashes(tree: SourceTree, paths: readonly string[]): readonly Problem[] {
  const known = new Map<string, string>();
  return paths.flatMap((path): readonly Problem[] => {
    const folded = path.toLowerCase();
    const other = known.get(folded);
    known.set(folded, other ?? path);
    if (other === undefined) return [];
    return [
      {
        code: 'code-invalid',
        message: `the path differs from ${tree.uriOf(other)} in capital letters alone: where case does not count, one of the files takes the place of the other`,
        location: { uri: tree.uriOf(path) },
        hint: 'Rename one of them, and what imports it.',
      },
    ];
  });
}
