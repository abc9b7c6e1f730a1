import { findShortestChain } from './find-chain.js';
import { findCyclicComponents } from './find-components.js';
import type { NumberedGraph } from './numbered-graph.js';

/** Why a component is one, and where it is best opened. */
export interface ComponentExplanation {
  /** A cycle of the component, from its least node: the last one leads back to the first. */
  readonly witness: readonly number[];
  readonly cut: Cut;
}

/** An edge whose removal opens cycles. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  /** How many nodes are in no cycle any more once the edge is gone. */
  readonly freed: number;
}

/** Edges that one search may follow before it takes the best so far: far more than any component of a thousand nodes needs. */
const searchLimit = 500_000;

/**
 * The witness is a shortest cycle of the component (where it has thousands of nodes, the shortest that was found within half a million steps).
 * The cut is the edge of the witness that frees most nodes for each unit of its cost; among equals the cheapest, then the first. Edges
 * beside the witness need not be looked at: every cycle has to be opened, the witness too, and an edge without which no cycle
 * is left lies on each of them.
 *
 * @param component - its nodes, sorted
 * @param costOf - what it takes to remove an edge: how many names cross it
 */
export function explainComponent(
  graph: NumberedGraph,
  component: readonly number[],
  costOf: (from: number, to: number) => number,
): ComponentExplanation {
  const own = induce(graph, component);
  const nodeAt = (index: number): number => component[index] ?? -1;
  const witness = findShortestCycle(own);
  const edges = witness
    .map((from, at) => {
      const to = witness[(at + 1) % witness.length] ?? from;
      return { from, to, cost: Math.max(costOf(nodeAt(from), nodeAt(to)), 1) };
    })
    .sort((one, other) => one.cost - other.cost);
  let best: (Cut & { readonly cost: number }) | undefined;
  const worth = Math.max(1, Math.floor(searchLimit / countEdges(own)));
  for (const edge of edges.slice(0, worth)) {
    const freed = own.length - countCyclicWithout(own, edge.from, edge.to);
    if (!best || freed * best.cost > best.freed * edge.cost) best = { ...edge, freed };
  }
  const { from = 0, to = 0, freed = 0 } = best ?? {};
  return { witness: witness.map(nodeAt), cut: { from: nodeAt(from), to: nodeAt(to), freed } };
}

/** The graph of some of the nodes alone, numbered by their order. */
function induce(graph: NumberedGraph, nodes: readonly number[]): NumberedGraph {
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  return nodes.map((node) => (graph[node] ?? []).flatMap((to) => numbers.get(to) ?? []));
}

function countEdges(graph: NumberedGraph): number {
  return graph.reduce((sum, to) => sum + to.length, graph.length);
}

function countCyclicWithout(graph: NumberedGraph, from: number, to: number): number {
  const left = graph.with(
    from,
    (graph[from] ?? []).filter((node) => node !== to),
  );
  return findCyclicComponents(left).reduce((sum, { length }) => sum + length, 0);
}

function findShortestCycle(graph: NumberedGraph): readonly number[] {
  const loop = graph.findIndex((to, node) => to.includes(node));
  if (loop !== -1) return [loop];
  let best: readonly number[] = [];
  let steps = 0;
  const count = (): boolean => {
    steps += 1;
    return true;
  };
  for (const node of graph.keys()) {
    const limit = best.length === 0 ? Infinity : best.length - 1;
    const isEnd = (to: number): boolean => to === node;
    const chain = findShortestChain(graph, { from: [node], isEnd, mayPass: count, limit });
    if (chain) best = chain.slice(0, -1);
    // Two is the least without a loop.
    if (best.length === 2 || steps > searchLimit) break;
  }
  const least = best.indexOf(Math.min(...best));
  return [...best.slice(least), ...best.slice(0, least)];
}
