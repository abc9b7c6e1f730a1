import { type Picture, plural } from '../../report/index.js';
import { labelEdge } from './label-edge.js';

/** Draws a picture in the language of Graphviz. What is forbidden is red. */
export function drawDot({ nodes, edges }: Picture): string {
  const boxes = nodes.map(
    ({ name, files }, index) =>
      `  n${index} [label="${escapeText(name)}\\n${plural(files, 'file')}"];`,
  );
  const arrows = edges.map((edge) => {
    const red = edge.forbidden > 0 ? ', color="#cc0000", fontcolor="#cc0000"' : '';
    return `  n${edge.from} -> n${edge.to} [label="${labelEdge(edge)}"${red}];`;
  });
  return [
    'digraph modules {',
    '  rankdir=TB;',
    '  node [shape=box, fontname="sans-serif"];',
    '  edge [fontname="sans-serif"];',
    ...boxes,
    ...arrows,
    '}',
    '',
  ].join('\n');
}

function escapeText(text: string): string {
  return text.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', ' ');
}
