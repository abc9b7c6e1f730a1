import type {
  ReportedDependency,
  ReportedEnvironment,
  ReportedFactor,
  ReportedRow,
} from '../../../report/index.js';
import { place } from '../../../report/wording/place.js';
import { limitRows, type PageSection, tableView } from '../page-section.js';
import { el, type ViewContent, type ViewElement } from '../view/node.js';
import { writeNode } from '../write-node.js';

/** The connection budgets as bars: what is asked for at the worst against what is allowed, with every factor on demand. */
export function budgetExhibit(environments: readonly ReportedEnvironment[]): PageSection {
  const all = environments.flatMap((each) =>
    each.dependencies
      .filter(({ isJudged }) => isJudged)
      .map((dependency) => ({ environment: each.environment, dependency })),
  );
  // What is too small comes first, then what nobody can tell.
  const order = ['exceeded', 'undecided', 'ok'];
  const sorted = all.toSorted(
    (left, right) =>
      order.indexOf(left.dependency.verdict) - order.indexOf(right.dependency.verdict),
  );
  const { shown, rest } = limitRows(sorted);
  const views = shown.map(({ environment, dependency }) => dependencyView(dependency, environment));
  const empty = all.length === 0 && el('p', { class: 'note' }, 'Nothing that has a budget.');
  const key =
    'A bar has one part for each user, the paler one for the pods of a rollout; the line is what is allowed, and beyond it is what is reserved or kept free.';
  const html = writeNode(
    el('div', { class: 'exhibit' }, el('p', { class: 'note' }, key), views, empty, rest),
  );
  return { id: 'budgets', title: 'Connection budget', count: all.length, html };
}

const verdicts = {
  ok: { sign: '✓', word: 'enough' },
  exceeded: { sign: '✕', word: 'too small' },
  undecided: { sign: '?', word: 'undecided' },
} as const;

function dependencyView(dependency: ReportedDependency, environment: string | undefined) {
  const { name, engine, verdict, demand, supply, free, unit, rows } = dependency;
  const { sign, word } = verdicts[verdict];
  const most = demand.total ?? `at least ${demand.atLeast}`;
  const left = free === null ? '' : free < 0 ? `, ${-free} too many` : `, ${free} left`;
  return el(
    'article',
    { class: `budget budget-${verdict}` },
    el(
      'h3',
      {},
      el('span', { class: 'budget-verdict' }, `${sign} ${word}`),
      ` ${name}`,
      engine !== undefined && ` (${engine})`,
      environment !== undefined && el('span', { class: 'note' }, ` in ${environment}`),
    ),
    barView(dependency),
    el('p', {}, `${most} of ${supply.allowed ?? '?'} ${unit}${left}`),
    rows.length > 0 && el('ul', { class: 'legend' }, rows.map(legendItem)),
    dependency.undecided.map(({ message, hint }) =>
      el('p', { class: 'doubt' }, `? ${message}. ${hint}`),
    ),
    dependency.remedies.map(({ name: of, factor, from, to }) =>
      el('p', { class: 'note' }, `would do alone: ${factor} of ${of} ${from} → ${to}`),
    ),
    factorsView(dependency),
  );
}

/** Colours that tell rows apart; beyond them they come again, and the numbers of the legend tell. */
const hues = 6;

/** Parts are numbered as the legend is, and the part of a rollout has stripes. */
function barView({ rows, supply, demand, name, unit }: ReportedDependency): ViewElement {
  const max = supply.max.value ?? 0;
  const scale = 1000 / Math.max(1, max, demand.atLeast);
  let at = 0;
  const parts = rows.flatMap((row, index): readonly ViewElement[] => {
    const total = row.total ?? 0;
    const steady = Math.min(total, (row.pods.value ?? 0) * (row.perPod ?? 0));
    const pieces = [
      { width: steady, kind: 'steady', what: 'steadily' },
      { width: total - steady, kind: 'surge', what: 'during a rollout' },
    ].filter(({ width }) => width > 0);
    return pieces.map(({ width, kind, what }) => {
      const x = at * scale;
      at += width;
      return el(
        'rect',
        { class: `bar-${kind} hue-${index % hues}`, x, y: 4, width: width * scale, height: 24 },
        el('title', {}, `${row.name}: ${width} ${what}`),
      );
    });
  });
  const { allowed } = supply;
  const limit =
    allowed === null
      ? []
      : [
          el('rect', {
            class: 'bar-reserved',
            ...{ x: allowed * scale, y: 4, width: Math.max(0, max - allowed) * scale, height: 24 },
          }),
          el('path', { class: 'bar-limit', d: `M${allowed * scale} 0V32` }),
        ];
  const label = `${name}: ${demand.total ?? `at least ${demand.atLeast}`} of ${allowed ?? 'an unknown number of'} ${unit}`;
  return el(
    'svg',
    {
      ...{ class: 'bar', role: 'img', 'aria-label': label, viewBox: '0 0 1000 32' },
      preserveAspectRatio: 'none',
    },
    el('rect', { class: 'bar-ground', x: 0, y: 4, width: 1000, height: 24 }),
    limit.slice(0, 1),
    parts,
    limit.slice(1),
  );
}

function legendItem(row: ReportedRow, index: number): ViewElement {
  return el(
    'li',
    {},
    el('span', { class: `swatch hue-${index % hues}`, 'aria-hidden': 'true' }),
    ` ${row.name}: ${row.equation}`,
  );
}

function factorsView({ supply, rows, defaults }: ReportedDependency): ViewElement {
  const factors: readonly (readonly [string, string, ReportedFactor | undefined])[] = [
    ['limit', 'max', supply.max],
    ['limit', 'reserved', supply.reserved],
    ['limit', 'headroom', supply.headroom],
    ...rows.flatMap((row) =>
      (['pods', 'surge', 'terminating', 'processes', 'pools', 'pool', 'share'] as const).map(
        (factor) =>
          [
            `${row.name}${row.container === undefined ? '' : `, ${row.container}`}`,
            factor,
            row[factor],
          ] as const,
      ),
    ),
  ];
  const { shown, rest } = limitRows(factors.filter(([, , factor]) => factor !== undefined));
  return el(
    'details',
    { class: 'fold' },
    el('summary', {}, 'Every factor, and where it comes from'),
    el('p', {}, `allowed: ${supply.equation}`),
    defaults.map((text) => el('p', { class: 'note' }, `rests on a default: ${text}`)),
    tableView('Factors', ['Of', 'Factor', 'Value', 'Known as', 'From'], shown.map(factorRow)),
    rest,
  );
}

function factorRow([of, name, factor]: readonly [
  string,
  string,
  ReportedFactor | undefined,
]): readonly ViewContent[] {
  const { value, grade, source, reason, location } = factor ?? unknownFactor;
  return [
    of,
    name,
    value === null ? '?' : String(value),
    grade,
    [
      reason === undefined ? source : `${source}: ${reason}`,
      location && [el('br'), el('code', { class: 'note' }, place(location))],
    ],
  ];
}

const unknownFactor: ReportedFactor = { value: null, grade: 'unknown', source: '' };
