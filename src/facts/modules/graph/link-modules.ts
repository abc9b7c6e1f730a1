import type { ImportEdge, ModuleGraph } from '../model/index.js';
import type { NumberedGraph } from './numbered-graph.js';

/** The files of a code base as numbers: their places in `graph.files`. */
export interface ModuleLinks {
  readonly graph: NumberedGraph;
  readonly numberOf: ReadonlyMap<string, number>;
  /** The imports that make an edge, in the order of their places. */
  readonly importsOf: (from: number, to: number) => readonly ImportEdge[];
}

/**
 * Links the files of a code base by the imports that count. All of them that lead to a file make the coupled graph; those
 * that are {@link isEvaluated} the evaluated one. What only tests put in the place of a file (`jest.mock`) couples nothing.
 */
export function linkModules(
  { files, edges }: ModuleGraph,
  isCounted: (edge: ImportEdge) => boolean = () => true,
): ModuleLinks {
  const numberOf = new Map(files.map(({ path }, index) => [path, index]));
  const targets = files.map(() => new Map<number, ImportEdge[]>());
  for (const edge of edges) {
    if (edge.target.kind !== 'file' || edge.kind === 'mock' || !isCounted(edge)) continue;
    const to = numberOf.get(edge.target.file);
    const from = targets[numberOf.get(edge.from) ?? -1];
    if (to === undefined || !from) continue;
    const known = from.get(to);
    if (known) known.push(edge);
    else from.set(to, [edge]);
  }
  return {
    graph: targets.map((from) => [...from.keys()]),
    numberOf,
    importsOf: (from, to) => targets[from]?.get(to) ?? [],
  };
}

/**
 * Whether the file that an edge names runs because of it when its own file is loaded: not when types alone cross it, nor when it is asked
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
