import type { Picture } from '../../report/index.js';

/**
 * Puts nodes into rows so that most arrows point down: what is not imported from above stands in the first. The nodes of a cycle are taken in
 * their order, and what leads back is left out.
 *
 * @returns the row of each node, from 0
 */
export function rankNodes({ nodes, edges }: Picture): readonly number[] {
  const targets = nodes.map((_, index) => edges.filter(({ from }) => from === index));
  const isBack = new Set<(typeof edges)[number]>();
  const state = nodes.map((): 'new' | 'open' | 'done' => 'new');
  const order: number[] = [];
  const visit = (node: number): void => {
    state[node] = 'open';
    for (const edge of targets[node] ?? []) {
      if (state[edge.to] === 'open') isBack.add(edge);
      else if (state[edge.to] === 'new') visit(edge.to);
    }
    state[node] = 'done';
    order.unshift(node);
  };
  nodes.forEach((_, index) => {
    if (state[index] === 'new') visit(index);
  });
  const ranks = nodes.map(() => 0);
  for (const node of order) {
    for (const edge of targets[node] ?? []) {
      if (isBack.has(edge)) continue;
      ranks[edge.to] = Math.max(ranks[edge.to] ?? 0, (ranks[node] ?? 0) + 1);
    }
  }
  return ranks;
}
