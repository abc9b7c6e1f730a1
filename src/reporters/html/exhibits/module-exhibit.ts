import { type CodePicture, plural } from '../../../report/index.js';
import { drawSvg } from '../../pictures/draw-svg.js';
import { labelEdge } from '../../pictures/label-edge.js';
import { visible } from '../../../report/wording/visible.js';
import { limitRows, type PageSection, tableView } from '../page-section.js';
import { el } from '../view/node.js';
import { writeNode } from '../write-node.js';

/** Boxes that a person can follow; of more, those with what is forbidden and then the largest are drawn. */
const mostBoxes = 30;

/** The code as pictures, each with a table that says the same. */
export function moduleExhibit(pictures: readonly CodePicture[]): PageSection {
  const html = pictures.map(writePicture).join('\n');
  return {
    id: 'modules',
    title: 'Parts of the code',
    count: pictures.length,
    html: `<div class="exhibit">${html}</div>`,
  };
}

function writePicture(picture: CodePicture, index: number): string {
  const { source, by, hidden, nodes, edges } = picture;
  const drawn = limitBoxes(picture);
  const left = nodes.length - drawn.nodes.length;
  const forbidden = edges.reduce((sum, edge) => sum + edge.forbidden, 0);
  const heading = el(
    'h3',
    {},
    el('code', {}, source),
    ` by ${by}: ${forbidden === 0 ? 'no forbidden import' : plural(forbidden, 'forbidden import')} between them`,
  );
  const rows = edges.toSorted((a, b) => b.forbidden - a.forbidden || b.imports - a.imports);
  const { shown, rest } = limitRows(rows);
  const nameOf = (node: number) => nodes[node]?.name ?? '';
  const after = el(
    'div',
    {},
    left > 0 &&
      el('p', { class: 'note' }, `${plural(left, 'more box')} not drawn; the table has them`),
    hidden > 0 &&
      el(
        'p',
        { class: 'note' },
        `${plural(hidden, 'finding')} within one box, or about what is on no picture`,
      ),
    el(
      'details',
      { class: 'fold' },
      el('summary', {}, 'As a table'),
      tableView(
        'Imports',
        ['From', 'To', 'Imports', 'Forbidden'],
        shown.map((edge) => [
          nameOf(edge.from),
          nameOf(edge.to),
          String(edge.imports),
          edge.forbidden === 0 ? '–' : `✕ ${edge.forbidden}`,
        ]),
      ),
      rest,
    ),
  );
  const names = drawn.nodes.map((node) => ({ ...node, name: visible(node.name) }));
  const label = `Imports of ${source} by ${by}: ${drawn.edges
    .filter((edge) => edge.forbidden > 0)
    .map(
      (edge) =>
        `${names[edge.from]?.name ?? ''} to ${names[edge.to]?.name ?? ''} ${labelEdge(edge)}`,
    )
    .join(', ')}`;
  const svg = drawSvg(
    { ...drawn, nodes: names },
    { id: `modules-${index}`, label: visible(label) },
  );
  return `${writeNode(heading)}\n<div class="picture">${svg}</div>\n${writeNode(after)}`;
}

function limitBoxes({ nodes, edges }: CodePicture): Pick<CodePicture, 'nodes' | 'edges'> {
  if (nodes.length <= mostBoxes) return { nodes, edges };
  const red = new Set(
    edges.flatMap(({ from, to, forbidden }) => (forbidden > 0 ? [from, to] : [])),
  );
  const kept = nodes
    .map((node, index) => ({ index, rank: (red.has(index) ? 1e9 : 0) + node.files }))
    .toSorted((left, right) => right.rank - left.rank)
    .slice(0, mostBoxes)
    .map(({ index }) => index)
    .sort((left, right) => left - right);
  const place = new Map(kept.map((index, position) => [index, position]));
  return {
    nodes: nodes.filter((_, index) => place.has(index)),
    edges: edges.flatMap((edge) => {
      const [from, to] = [place.get(edge.from), place.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ ...edge, from, to }];
    }),
  };
}
