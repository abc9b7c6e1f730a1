import type { SourceTree } from '../../../source/tree/index.js';
import { isDeclarationName } from './file-kinds.js';

/** Names that declarations give to modules that are no files: `declare module '*.svg'`. */
export function findAmbientModules(tree: SourceTree, paths: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const path of paths) {
    if (!isDeclarationName(path)) continue;
    const read = tree.read(path);
    if (read.kind !== 'text') continue;
    for (const [, , name = ''] of read.text.matchAll(
      /^[ \t]*declare\s+module\s+(['"])([^'"\n]+)\1/gm,
    )) {
      // A path names a file, which is there or is not.
      if (!name.startsWith('.')) names.add(name);
    }
  }
  return [...names];
}
