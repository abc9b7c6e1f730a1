import { posix } from 'node:path';
import type { ImportEdge, ModuleFile, ModuleGraph } from '../../facts/modules/model/index.js';
import type { SourceTree } from '../../source/tree/index.js';

/** Relative imports of TypeScript files, until the reader of modules is there. */
export function readGraph(tree: SourceTree, folders: readonly string[]): ModuleGraph {
  const files: ModuleFile[] = [];
  const walk = (folder: string): void => {
    const listing = tree.list(folder);
    for (const name of listing?.files ?? []) {
      const path = posix.join(folder, name);
      if (!/\.tsx?$/.test(name)) continue;
      const isTest = /\.(?:test|spec)\.tsx?$/.test(name);
      files.push({ path, isSelected: true, isDeclaration: name.endsWith('.d.ts'), isTest });
    }
    for (const name of listing?.folders ?? []) walk(posix.join(folder, name));
  };
  for (const folder of folders) walk(folder === '.' ? '' : folder.replace(/\/$/, ''));
  const edges = files.flatMap(({ path }) => readEdges(tree, path));
  const unresolved = edges.filter(({ target }) => target.kind === 'unresolved');
  return { files, edges, unresolved, packages: [], notRead: [], problems: [] };
}

function readEdges(tree: SourceTree, from: string): readonly ImportEdge[] {
  const read = tree.read(from);
  if (read.kind !== 'text') return [];
  return [...read.text.matchAll(/^import (type )?(?:.* from )?(['"])(.+)\2/gm)].map((match) => {
    const [whole, type, , specifier = ''] = match;
    const end = match.index + whole.length;
    const start = end - specifier.length - 2;
    const line = read.text.slice(0, start).split('\n').length;
    const column = start - read.text.lastIndexOf('\n', start);
    return {
      kind: 'import',
      specifier,
      isTypeOnly: type !== undefined,
      isDeferred: false,
      names: [],
      start,
      end,
      from,
      target: resolve(tree, from, specifier),
      region: {
        startLine: line,
        startColumn: column,
        endLine: line,
        endColumn: column + end - start,
      },
    };
  });
}

function resolve(tree: SourceTree, from: string, specifier: string): ImportEdge['target'] {
  if (!specifier.startsWith('.')) {
    return { kind: 'external', package: specifier, declared: 'prod' };
  }
  const path = posix.join(posix.dirname(from), specifier).replace(/\.js$/, '');
  const file = [`${path}.ts`, `${path}/index.ts`].find((each) => tree.isFile(each));
  return file === undefined ? { kind: 'unresolved', reason: 'no file' } : { kind: 'file', file };
}
