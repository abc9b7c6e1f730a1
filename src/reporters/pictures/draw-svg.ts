import { type Picture, type PictureEdge, plural } from '../../report/index.js';
import { labelEdge } from './label-edge.js';
import { rankNodes } from './rank-nodes.js';

/** In pixels. A letter is about seven wide at this size of text. */
const letter = 7;
const boxHeight = 44;
const gapAcross = 40;
const gapDown = 76;
const margin = 20;

/** How far an arrow past one row gives way to the boxes there. */
const bow = 40;

/** What a picture that stands beside others needs. */
interface SvgOptions {
  /** Of its arrow heads, unlike every other id of the page. */
  readonly id?: string;
  /** What is read to those who do not see it. */
  readonly label?: string;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * Draws a picture by itself, without any program: rows of boxes, what imports above what is imported. It takes the colour of the text around it,
 * what is forbidden is red and dashed, so that it shows without colours, too.
 */
export function drawSvg(
  picture: Picture,
  { id = 'end', label = 'Imports between parts of the code' }: SvgOptions = {},
): string {
  const { nodes, edges } = picture;
  const boxes = placeBoxes(picture);
  const side = sideOf(new Set(boxes.map(({ y }) => y)).size);
  const width = Math.max(0, ...boxes.map(({ x, width: own }) => x + own)) + margin + side;
  const height = Math.max(0, ...boxes.map(({ y }) => y + boxHeight)) + margin;
  const drawn = nodes.map(({ name, files }, index) => {
    const { x, y, width: own } = boxes[index] ?? { x: 0, y: 0, width: 0 };
    const middle = x + own / 2;
    return [
      `<g><title>${escapeText(name)}: ${plural(files, 'file')}</title>`,
      `<rect x="${x}" y="${y}" width="${own}" height="${boxHeight}" rx="4" fill="none" stroke="currentColor"/>`,
      `<text x="${middle}" y="${y + 18}" text-anchor="middle" fill="currentColor">${escapeText(name)}</text>`,
      `<text x="${middle}" y="${y + 35}" text-anchor="middle" fill="currentColor" font-size="11" opacity="0.7">${plural(files, 'file')}</text></g>`,
    ].join('');
  });
  const arrows = edges.map((edge) =>
    drawArrow(
      edge,
      boxes,
      nodes.map(({ name }) => name),
      id,
    ),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeText(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="13">`,
    `<defs><marker id="${id}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="context-stroke"/></marker></defs>`,
    ...arrows,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

/** Rows in the middle above one another. */
function placeBoxes(picture: Picture): readonly Box[] {
  const ranks = rankNodes(picture);
  const widths = picture.nodes.map(({ name }) => Math.max(90, name.length * letter + 24));
  const rows = [...new Set(ranks)].sort((left, right) => left - right);
  const rowWidth = (row: number) =>
    widths.reduce(
      (sum, own, index) => (ranks[index] === row ? sum + own + gapAcross : sum),
      -gapAcross,
    );
  const widest = Math.max(0, ...rows.map(rowWidth));
  const left = margin + sideOf(rows.length);
  const next = new Map(rows.map((row) => [row, left + (widest - rowWidth(row)) / 2]));
  return picture.nodes.map((_, index) => {
    const row = ranks[index] ?? 0;
    const width = widths[index] ?? 0;
    const x = next.get(row) ?? margin;
    next.set(row, x + width + gapAcross);
    return { x, y: margin + rows.indexOf(row) * (boxHeight + gapDown), width };
  });
}

/** What arrows past rows take beside the boxes. */
function sideOf(rows: number): number {
  return rows > 2 ? 0.75 * bow * (rows - 1) : 0;
}

function drawArrow(
  edge: PictureEdge,
  boxes: readonly Box[],
  names: readonly string[],
  id: string,
): string {
  const from = boxes[edge.from] ?? { x: 0, y: 0, width: 0 };
  const to = boxes[edge.to] ?? { x: 0, y: 0, width: 0 };
  const isDown = from.y < to.y;
  // Arrows of both directions between two boxes stand beside one another.
  const side = isDown ? -8 : 8;
  const [x1, x2] = [from.x + from.width / 2 + side, to.x + to.width / 2 + side];
  const isLevel = from.y === to.y;
  const y1 = isDown ? from.y + boxHeight : from.y;
  const y2 = isDown || isLevel ? to.y : to.y + boxHeight;
  const bend = isLevel ? -gapDown / 2 : (y2 - y1) / 2;
  const span = Math.round(Math.abs(from.y - to.y) / (boxHeight + gapDown));
  const away = span > 1 ? bow * span * (isDown ? -1 : 1) : 0;
  const path = `M${x1} ${y1}C${x1 + away} ${y1 + bend} ${x2 + away} ${y2 - (isLevel ? -bend : bend)} ${x2} ${y2}`;
  const red = edge.forbidden > 0;
  const color = red ? '#c00' : 'currentColor';
  const dashes = red ? ' stroke-dasharray="5 3"' : '';
  const [labelX, labelY] = [
    (x1 + x2) / 2 + 0.75 * away + 4,
    (y1 + y2) / 2 + (isLevel ? bend * 0.75 : 0),
  ];
  const title = `${names[edge.from] ?? ''} imports ${names[edge.to] ?? ''}: ${labelEdge(edge)}`;
  return [
    `<g${red ? ' class="forbidden"' : ''}><title>${escapeText(title)}</title>`,
    `<path d="${path}" fill="none" stroke="${color}"${dashes} marker-end="url(#${id})"/>`,
    `<text x="${labelX}" y="${labelY}" fill="${color}" font-size="11">${labelEdge(edge)}</text></g>`,
  ].join('');
}

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
