import type { NumberedGraph } from './numbered-graph.js';

export interface ChainSearch {
  readonly from: Iterable<number>;
  readonly isEnd: (node: number) => boolean;
  /** Whether a chain may go on through a node between its ends. Default: through every one. */
  readonly mayPass?: (node: number) => boolean;
  /** Longest chain that is looked for, in edges. */
  readonly limit?: number;
}

/**
 * One of the shortest chains of at least one edge from some nodes to an end: the nodes on it, with both ends. It is the same in every run.
 * Undefined where there is none.
 */
export function findShortestChain(
  graph: NumberedGraph,
  { from, isEnd, mayPass = () => true, limit = Infinity }: ChainSearch,
): readonly number[] | undefined {
  const cameFrom = new Map<number, number>();
  let layer = [...new Set(from)];
  const starts = new Set(layer);
  for (let length = 1; layer.length > 0 && length <= limit; length += 1) {
    const next: number[] = [];
    for (const node of layer) {
      for (const to of graph[node] ?? []) {
        if (isEnd(to)) return [...wayTo(node, cameFrom), to];
        if (starts.has(to) || cameFrom.has(to) || !mayPass(to)) continue;
        cameFrom.set(to, node);
        next.push(to);
      }
    }
    layer = next;
  }
  return undefined;
}

function wayTo(end: number, cameFrom: ReadonlyMap<number, number>): readonly number[] {
  const way = [];
  for (let node: number | undefined = end; node !== undefined; node = cameFrom.get(node)) {
    way.push(node);
  }
  return way.reverse();
}

/** Whether each node can be reached from some, themselves included: one byte a node. */
export function markReachable(graph: NumberedGraph, from: Iterable<number>): Uint8Array {
  const marks = new Uint8Array(graph.length);
  const pending = [...from];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (marks[node] === 1) continue;
    marks[node] = 1;
    pending.push(...(graph[node] ?? []).filter((to) => marks[to] !== 1));
  }
  return marks;
}
