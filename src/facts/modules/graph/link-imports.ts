import type { ImportEdge } from '../model/index.js';
import type { NumberedGraph } from './numbered-graph.js';

/** Files or places as numbers, and the imports that make each edge. */
export interface Links {
  readonly graph: NumberedGraph;
  /** In the order of their places. */
  readonly importsOf: (from: number, to: number) => readonly ImportEdge[];
}

/**
 * Links nodes by imports.
 *
 * @param size - how many nodes there are
 * @param endsOf - undefined for an import that links nothing
 */
export function linkImports(
  size: number,
  imports: readonly ImportEdge[],
  endsOf: (edge: ImportEdge) => readonly [from: number, to: number] | undefined,
): Links {
  const targets = Array.from({ length: size }, () => new Map<number, ImportEdge[]>());
  for (const edge of imports) {
    const ends = endsOf(edge);
    const from = ends && targets[ends[0]];
    if (!from) continue;
    const known = from.get(ends[1]);
    if (known) known.push(edge);
    else from.set(ends[1], [edge]);
  }
  return {
    graph: targets.map((from) => [...from.keys()]),
    importsOf: (from, to) => targets[from]?.get(to) ?? [],
  };
}

/** The edges that some of their imports keep. */
export function narrowLinks(
  { graph, importsOf }: Links,
  isKept: (edge: ImportEdge) => boolean,
): Links {
  return {
    graph: graph.map((targets, from) => targets.filter((to) => importsOf(from, to).some(isKept))),
    importsOf: (from, to) => importsOf(from, to).filter(isKept),
  };
}
