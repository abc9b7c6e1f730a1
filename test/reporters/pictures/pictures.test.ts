import { describe, expect, test } from '@jest/globals';
import type { Picture } from '../../../src/report/index.js';
import { drawDot } from '../../../src/reporters/pictures/draw-dot.js';
import { drawMermaid } from '../../../src/reporters/pictures/draw-mermaid.js';
import { drawSvg } from '../../../src/reporters/pictures/draw-svg.js';
import { rankNodes } from '../../../src/reporters/pictures/rank-nodes.js';

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
