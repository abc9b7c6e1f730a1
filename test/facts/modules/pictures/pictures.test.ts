import { describe, expect, test } from '@jest/globals';
import { contexts } from '../../../../src/facts/modules/architecture/contexts.js';
import { layered } from '../../../../src/facts/modules/architecture/layered.js';
import { readMembership } from '../../../../src/facts/modules/architecture/read-membership.js';
import { collapseGraph } from '../../../../src/facts/modules/pictures/collapse-graph.js';
import { drawDot } from '../../../../src/facts/modules/pictures/draw-dot.js';
import { drawMermaid } from '../../../../src/facts/modules/pictures/draw-mermaid.js';
import { drawSvg } from '../../../../src/facts/modules/pictures/draw-svg.js';
import {
  groupFiles,
  type Grouping,
  usualGrouping,
} from '../../../../src/facts/modules/pictures/group-files.js';
import type { Picture } from '../../../../src/facts/modules/pictures/picture.js';
import { rankNodes } from '../../../../src/facts/modules/pictures/rank-nodes.js';
import { graphOf, treeOf } from '../architecture/code-of.js';
import { edge } from '../edges.js';

const graph = {
  ...graphOf(
    'main.ts',
    'src/domain/order.ts',
    'src/domain/money.ts',
    'src/infra/db.ts',
    'src/web/orders.ts',
    'src/web/orders.test.ts',
  ),
  edges: [
    edge('src/web/orders.ts', 'src/domain/order.ts'),
    edge('src/web/orders.ts', 'src/domain/order.ts', { isTypeOnly: true }),
    edge('src/web/orders.ts', 'src/domain/money.ts'),
    edge('src/domain/order.ts', 'src/domain/money.ts'),
    edge('src/domain/order.ts', 'src/infra/db.ts'),
    edge('src/infra/db.ts', 'src/domain/order.ts'),
    edge('src/web/orders.test.ts', 'src/infra/db.ts'),
    edge('main.ts', 'src/web/orders.ts'),
    edge('src/web/orders.ts', 'express'),
  ],
};

const architecture = {
  layers: [layered({ web: 'src/web', infra: 'src/infra', domain: 'src/domain' })],
  contexts: contexts({ '*': 'src/*' }, { shared: 'main.ts' }),
  stereotypes: {},
};

const forbidden = [{ from: 'src/domain/order.ts', to: 'src/infra/db.ts' }];

async function pictureBy(by: Grouping, depth?: number): Promise<Picture> {
  const membership = await readMembership(graph, architecture, treeOf({}));
  return collapseGraph(graph, { ...groupFiles(by, architecture, membership, depth), forbidden });
}

describe('a graph is drawn together', () => {
  test.each<readonly [Grouping, number | undefined, readonly string[]]>([
    ['layers', undefined, ['web 1', 'infra 1', 'domain 2', 'in no layer 1']],
    ['contexts', undefined, ['domain 2', 'infra 1', 'web 1', 'shared 1']],
    ['folders', undefined, ['. 1', 'src/domain 2', 'src/infra 1', 'src/web 1']],
    ['folders', 1, ['. 1', 'src 4']],
  ])('by %s (%s)', async (by, depth, expected) => {
    const { nodes } = await pictureBy(by, depth);
    expect(nodes.map(({ name, files }) => `${name} ${String(files)}`)).toEqual(expected);
  });

  test('into pairs of files that import one another, and those that are forbidden', async () => {
    const { nodes, edges } = await pictureBy('layers');
    expect(
      edges.map(
        ({ from, to, imports, forbidden: red }) =>
          `${nodes[from]?.name ?? ''} > ${nodes[to]?.name ?? ''} ${String(imports)} ${String(red)}`,
      ),
    ).toEqual([
      'web > domain 2 0',
      'infra > domain 1 0',
      'domain > infra 1 1',
      'in no layer > web 1 0',
    ]);
  });

  test('by what is there', () => {
    expect(usualGrouping(architecture)).toBe('layers');
    expect(usualGrouping({ ...architecture, layers: [] })).toBe('contexts');
    expect(usualGrouping({ layers: [], stereotypes: {} })).toBe('folders');
  });
});

describe('a picture', () => {
  const picture: Picture = {
    nodes: [
      { name: 'web', files: 3 },
      { name: 'a "b" <c> \\d', files: 1 },
    ],
    edges: [
      { from: 0, to: 1, imports: 12, forbidden: 0 },
      { from: 1, to: 0, imports: 4, forbidden: 3 },
    ],
  };

  test('in Mermaid', () => {
    expect(drawMermaid(picture)).toBe(`flowchart TD
  n0["web<br/>3 files"]
  n1["a #34;b#34; #60;c#62; #92;d<br/>1 file"]
  n0 -->|"12"| n1
  n1 -->|"4, 3 forbidden"| n0
  linkStyle 1 stroke:#c00,color:#c00
`);
  });

  test('in DOT', () => {
    expect(drawDot(picture)).toBe(`digraph modules {
  rankdir=TB;
  node [shape=box, fontname="sans-serif"];
  edge [fontname="sans-serif"];
  n0 [label="web\\n3 files"];
  n1 [label="a \\"b\\" <c> \\\\d\\n1 file"];
  n0 -> n1 [label="12"];
  n1 -> n0 [label="4, 3 forbidden", color="#cc0000", fontcolor="#cc0000"];
}
`);
  });

  test('in SVG has a box for each group and an arrow for each pair, and no sign of its own from a name', () => {
    const svg = drawSvg(picture);
    expect(svg.match(/<rect /g)).toHaveLength(2);
    expect(svg.match(/marker-end/g)).toHaveLength(2);
    expect(svg).toContain('<title>a &#34;b&#34; &#60;c&#62; \\d: 1 file</title>');
    expect(svg).toContain('stroke="#c00" stroke-dasharray="5 3"');
    expect(drawSvg(picture)).toBe(svg);
  });

  test('without anything is one in every language', () => {
    const empty: Picture = { nodes: [], edges: [] };
    expect(drawMermaid(empty)).toBe('flowchart TD\n');
    expect(drawDot(empty)).toMatch(/^digraph modules \{[\s\S]*\}\n$/);
    expect(drawSvg(empty)).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  });

  test('has what imports above what is imported, also in cycles', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((name) => ({ name, files: 1 }));
    const edges = [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 2],
    ].map(([from = 0, to = 0]) => ({ from, to, imports: 1, forbidden: 0 }));
    expect(rankNodes({ nodes, edges })).toEqual([0, 1, 2, 0]);
  });
});
