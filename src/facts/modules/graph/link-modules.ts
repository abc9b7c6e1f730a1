import type { ImportEdge, ModuleGraph } from '../model/index.js';
import { linkImports, type Links } from './link-imports.js';

/** The files of a code base as numbers: their places in `graph.files`. */
export interface ModuleLinks extends Links {
  readonly numberOf: ReadonlyMap<string, number>;
}

/**
 * Links the files of a code base by the imports that lead to a file: the coupled graph. What only tests put in the place of a
 * file (`jest.mock`) couples nothing.
 */
export function linkModules({ files, edges }: Pick<ModuleGraph, 'files' | 'edges'>): ModuleLinks {
  const numberOf = new Map(files.map(({ path }, index) => [path, index]));
  const links = linkImports(files.length, edges, (edge) => {
    if (edge.target.kind !== 'file' || edge.kind === 'mock') return undefined;
    const from = numberOf.get(edge.from);
    const to = numberOf.get(edge.target.file);
    return from === undefined || to === undefined ? undefined : [from, to];
  });
  return { ...links, numberOf };
}

/**
 * Whether an import is part of the evaluated graph: the file that it names runs because of it when its own file is loaded: not when types alone cross it, nor when it is asked
 * for later. Names that are marked as types one by one leave the import itself in place where the tsconfig of the file says
 * `verbatimModuleSyntax`.
 */
export function isEvaluated(edge: ImportEdge, keepsImports: (file: string) => boolean): boolean {
  if (edge.isDeferred) return false;
  if (!edge.isTypeOnly) return true;
  const isMarkedByName = edge.names.length > 0 && edge.names.every(({ isType }) => isType);
  const isStatement = edge.kind === 'import' || edge.kind === 're-export';
  return isStatement && isMarkedByName && keepsImports(edge.from);
}
