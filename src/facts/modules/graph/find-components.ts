import type { NumberedGraph } from './numbered-graph.js';

/**
 * The strongly connected components that hold a cycle: several nodes, or one with an edge to itself. Sorted by their least node, and so are
 * the nodes of each. Takes time in proportion to nodes and edges, and no stack.
 *
 * R. Tarjan, "Depth-first search and linear graph algorithms", 1972.
 *
 * @param isMember - leaves nodes out; default: none
 */
export function findCyclicComponents(
  graph: NumberedGraph,
  isMember: (node: number) => boolean = () => true,
): readonly (readonly number[])[] {
  const components: number[][] = [];
  // 0: not visited.
  const order = new Int32Array(graph.length);
  const lowest = new Int32Array(graph.length);
  const isOpen = new Uint8Array(graph.length);
  const nextEdge = new Int32Array(graph.length);
  const open: number[] = [];
  let visited = 0;

  const enter = (node: number, path: number[]): void => {
    visited += 1;
    order[node] = visited;
    lowest[node] = visited;
    isOpen[node] = 1;
    open.push(node);
    path.push(node);
  };
  const lower = (node: number, to: number): void => {
    lowest[node] = Math.min(lowest[node] ?? 0, to);
  };
  const close = (root: number): void => {
    const component: number[] = [];
    for (let node = open.pop(); node !== undefined; node = node === root ? undefined : open.pop()) {
      isOpen[node] = 0;
      component.push(node);
    }
    if (component.length > 1 || graph[root]?.includes(root)) {
      components.push(component.sort((one, other) => one - other));
    }
  };

  for (let start = 0; start < graph.length; start += 1) {
    if (order[start] !== 0 || !isMember(start)) continue;
    const path: number[] = [];
    enter(start, path);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const at = nextEdge[node] ?? 0;
      const next = graph[node]?.[at];
      if (next !== undefined) {
        nextEdge[node] = at + 1;
        if (!isMember(next)) continue;
        if (order[next] === 0) enter(next, path);
        else if (isOpen[next] === 1) lower(node, order[next] ?? 0);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent, lowest[node] ?? 0);
      if (lowest[node] === order[node]) close(node);
    }
  }
  return components.sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
}
