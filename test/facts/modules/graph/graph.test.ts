import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  explainComponent,
  findCyclicComponents,
  findShortestChain,
  markReachable,
  type NumberedGraph,
} from '../../../../src/facts/modules/graph/index.js';

const one = (): number => 1;

function explain(graph: NumberedGraph, costOf: (from: number, to: number) => number = one) {
  const [component = []] = findCyclicComponents(graph);
  return explainComponent(graph, component, costOf);
}

const graphs = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 4 }), {
    minLength: size,
    maxLength: size,
  }),
);

/** By definition: each reaches the other. */
function componentsByDefinition(graph: NumberedGraph): readonly (readonly number[])[] {
  const reach = graph.map((to) => markReachable(graph, to));
  const nodes = [...graph.keys()];
  const cyclic = nodes.filter((node) => reach[node]?.[node] === 1);
  const found = cyclic.map((node) =>
    cyclic.filter((other) => reach[node]?.[other] === 1 && reach[other]?.[node] === 1),
  );
  return found.filter((component, index) => component[0] === cyclic[index]);
}

describe('cyclic components', () => {
  test.each<[string, NumberedGraph, number[][]]>([
    ['a chain has none', [[1], [2], []], []],
    ['a node that leads to itself is one', [[0], []], [[0]]],
    ['two that lead to each other are one', [[1], [0], [0]], [[0, 1]]],
    [
      'each is told by itself',
      [[1], [0, 2], [3], [2]],
      [
        [0, 1],
        [2, 3],
      ],
    ],
  ])('%s', (_, graph, components) => {
    expect(findCyclicComponents(graph)).toEqual(components);
  });

  test('are those of the definition', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        expect(findCyclicComponents(graph)).toEqual(componentsByDefinition(graph));
      }),
    );
  });

  test('are found in a ring of 30,000 nodes', () => {
    const ring = Array.from({ length: 30_000 }, (_, node) => [(node + 1) % 30_000]);
    const [component = []] = findCyclicComponents(ring);
    expect(component).toHaveLength(30_000);
    const { witness, cut } = explainComponent(ring, component, one);
    expect(witness).toHaveLength(30_000);
    expect(cut.freed).toBe(30_000);
  });
});

describe('a component', () => {
  test('is shown by its shortest cycle, from its first node', () => {
    const graph = [[1], [2], [3, 4], [0], [5], [2]];
    expect(explain(graph).witness).toEqual([2, 4, 5]);
  });

  test('is opened where most is gained for least', () => {
    // 0 <-> 1 and 1 -> 2 -> 0: without 0 -> 1 nothing is left, without 1 -> 0 the longer way is.
    expect(explain([[1], [0, 2], [0]]).cut).toEqual({ from: 0, to: 1, freed: 3 });
    expect(explain([[1], [0]], (from) => (from === 0 ? 5 : 2)).cut).toEqual({
      from: 1,
      to: 0,
      freed: 2,
    });
  });

  test('has a witness that is a cycle, and none is shorter', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        for (const component of findCyclicComponents(graph)) {
          const { witness, cut } = explainComponent(graph, component, one);
          const edges = witness.map((from, at) => [from, witness[(at + 1) % witness.length] ?? -1]);
          for (const [from = -1, to = -1] of edges) expect(graph[from]).toContain(to);
          expect(edges).toContainEqual([cut.from, cut.to]);
          const lengths = component.map(
            (node) =>
              (findShortestChain(graph, { from: [node], isEnd: (to) => to === node }) ?? [])
                .length - 1,
          );
          expect(witness).toHaveLength(Math.min(...lengths));
        }
      }),
    );
  });
});

describe('a chain', () => {
  const graph = [[1, 2], [3], [3], [4], [0]];

  test.each([
    ['the shortest, always the same', {}, [0, 1, 3, 4]],
    ['only through what may be passed', { mayPass: (node: number) => node !== 1 }, [0, 2, 3, 4]],
    ['none longer than asked for', { limit: 2 }, undefined],
    ['none where nothing may be passed', { mayPass: () => false }, undefined],
  ])('%s', (_, options, chain) => {
    expect(
      findShortestChain(graph, { from: [0], isEnd: (node) => node === 4, ...options }),
    ).toEqual(chain);
  });

  test('has at least one edge', () => {
    expect(findShortestChain(graph, { from: [0], isEnd: (node) => node === 0 })).toEqual([
      0, 1, 3, 4, 0,
    ]);
  });
});
