import { type Picture, plural } from '../../report/index.js';
import { labelEdge } from './label-edge.js';

/** Draws a picture in the language of Mermaid, as GitHub and GitLab show it in Markdown. What is forbidden is red. */
export function drawMermaid({ nodes, edges }: Picture): string {
  const boxes = nodes.map(
    ({ name, files }, index) => `  n${index}["${escapeText(name)}<br/>${plural(files, 'file')}"]`,
  );
  const arrows = edges.map((edge) => `  n${edge.from} -->|"${labelEdge(edge)}"| n${edge.to}`);
  const red = edges.flatMap(({ forbidden }, index) => (forbidden > 0 ? [index] : []));
  return [
    'flowchart TD',
    ...boxes,
    ...arrows,
    ...(red.length > 0 ? [`  linkStyle ${red.join(',')} stroke:#c00,color:#c00`] : []),
    '',
  ].join('\n');
}

/** What is a sign of Mermaid, or of the HTML that it makes, stands as its code. */
function escapeText(text: string): string {
  return text.replaceAll(/[^\w ./@-]/g, (sign) => `#${sign.codePointAt(0) ?? 0};`);
}
