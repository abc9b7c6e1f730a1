import type { ModuleGraph } from '../../../../src/facts/modules/model/index.js';
import type { SourceTree } from '../../../../src/source/tree/source-tree.js';

/** A graph of files without imports. */
export function graphOf(...paths: readonly string[]): ModuleGraph {
  const files = paths.map((path) => ({
    path,
    isSelected: true,
    isDeclaration: path.endsWith('.d.ts'),
    isTest: path.includes('.test.'),
  }));
  return { files, edges: [], unresolved: [], packages: [], notRead: [], problems: [] };
}

/** A tree of texts by path. */
export function treeOf(texts: Readonly<Record<string, string>>): SourceTree {
  return {
    list: () => undefined,
    isFile: (path) => texts[path] !== undefined,
    read: (path) => {
      const text = texts[path];
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
    },
    realPath: (path) => path,
    uriOf: (path) => path,
    pathOf: (uri) => uri,
  };
}
