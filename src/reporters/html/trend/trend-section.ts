import { plural } from '../../../report/index.js';
import type { TrendPoint } from '../../../scorecard/index.js';
import { limitRows, type PageSection, tableView } from '../page-section.js';
import { el, type ViewNode } from '../view/node.js';
import { writeNode } from '../write-node.js';

const width = 640;
const height = 160;
/** Room for the numbers beside the plot, and for the dates below it. */
const margin = { left: 36, right: 12, top: 12, bottom: 24 };

/** How runs went over time: new findings as columns, the level as steps, and a table that says the same. */
export function trendSection(points: readonly TrendPoint[]): PageSection {
  const { shown, rest } = limitRows(points.toReversed());
  const content = el(
    'div',
    { class: 'exhibit' },
    el('p', { class: 'note' }, describeChange(points)),
    drawTrend(points),
    el(
      'details',
      { class: 'fold' },
      el('summary', {}, 'As a table'),
      tableView(
        'Runs',
        ['Run', 'Gate', 'Level', 'New', 'Known', 'Waived', 'Undecided', 'Problems'],
        shown.map(({ date, gate, level, findings, undecided, problems }) => [
          date,
          gate,
          level ?? 'none',
          ...[findings.new, findings.known, findings.waived, undecided, problems].map(String),
        ]),
      ),
      rest,
    ),
  );
  return { id: 'trend', title: 'Over time', count: points.length, html: writeNode(content) };
}

function describeChange(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'no run';
  const levels =
    first.level === last.level
      ? `${last.level ?? 'no level'} in the first and in the last`
      : `${first.level ?? 'no level'} then, ${last.level ?? 'no level'} now`;
  return `${plural(points.length, 'run')}: ${plural(first.findings.new, 'new finding')} then, ${last.findings.new} now; ${levels}. A column is the new findings of a run, in the colour of its gate; the line is the level.`;
}

function drawTrend(points: readonly TrendPoint[]): ViewNode {
  const plot = {
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  };
  const most = Math.max(1, ...points.map(({ findings }) => findings.new));
  const ranks = Math.max(1, ...points.map(({ rank }) => rank));
  const step = plot.width / Math.max(points.length, 1);
  const bottom = margin.top + plot.height;
  const columns = points.map(({ findings, gate, date }, index) => {
    const tall = (plot.height * findings.new) / most;
    return el(
      'rect',
      {
        class: `trend-column trend-${gate}`,
        x: round(margin.left + index * step + step * 0.15),
        y: round(bottom - tall),
        width: round(step * 0.7),
        height: round(tall),
      },
      el('title', {}, `${date}: ${plural(findings.new, 'new finding')}, gate ${gate}`),
    );
  });
  const steps = points.flatMap(({ rank }, index) => {
    const y = round(bottom - (plot.height * rank) / ranks);
    const [from, to] = [index, index + 1].map((at) => round(margin.left + at * step));
    return [`${from},${y}`, `${to},${y}`];
  });
  const last = points.at(-1);
  const label = `New findings and the level of ${plural(points.length, 'run')}`;
  return el(
    'svg',
    { class: 'trend', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    el('line', {
      class: 'trend-axis',
      ...{ x1: margin.left, y1: bottom, x2: width - margin.right, y2: bottom },
    }),
    el('text', { x: margin.left - 6, y: margin.top + 8, 'text-anchor': 'end' }, String(most)),
    el('text', { x: margin.left - 6, y: bottom, 'text-anchor': 'end' }, '0'),
    columns,
    el('polyline', { class: 'trend-level', points: steps.join(' ') }),
    el(
      'text',
      {
        x: width - margin.right,
        y: round(bottom - (plot.height * (last?.rank ?? 0)) / ranks - 4),
        'text-anchor': 'end',
      },
      last?.level ?? 'no level',
    ),
    el('text', { x: margin.left, y: height - 6 }, dayOf(points[0])),
    el('text', { x: width - margin.right, y: height - 6, 'text-anchor': 'end' }, dayOf(last)),
  );
}

function dayOf(point: TrendPoint | undefined): string {
  return point?.date.slice(0, 10) ?? '';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
