import type {
  ChangeSide,
  ExhibitedChange,
  ExhibitedContract,
  FindingState,
} from '../../../report/index.js';
import { place } from '../../../report/wording/place.js';
import { limitRows, type PageSection, tableView } from '../page-section.js';
import { el, type ViewContent } from '../view/node.js';
import { writeNode } from '../write-node.js';

/** What changed in each contract, the older version beside the newer one. */
export function contractExhibit(
  contracts: readonly ExhibitedContract[],
  stateOf: ReadonlyMap<string, FindingState>,
): PageSection {
  const { shown, rest } = limitRows(contracts);
  const views = shown.map((contract) => contractView(contract, stateOf));
  const html = writeNode(el('div', { class: 'exhibit' }, views, rest));
  return { id: 'contracts', title: 'API changes', count: contracts.length, html };
}

const signs = { breaking: '✕', possible: '?', compatible: '✓', annotation: '·' } as const;

function contractView(
  { id, old, new: newer, verdict, version, counts, consumers, changes }: ExhibitedContract,
  stateOf: ReadonlyMap<string, FindingState>,
) {
  const { shown, rest } = limitRows(changes);
  const total = counts.breaking + counts.possible + counts.compatible + counts.annotation;
  const left = total - changes.length;
  const versions =
    version === undefined ? '' : `, version ${version.old ?? 'none'} → ${version.new ?? 'none'}`;
  const by = consumers.map(({ name, state }) =>
    state === undefined ? name : `${name} (${state})`,
  );
  return el(
    'article',
    {},
    el('h3', {}, el('code', {}, id), ` ${words[verdict]}`),
    el('p', { class: 'note' }, `${old} → ${newer}${versions}`),
    el(
      'p',
      {},
      `${counts.breaking} breaking, ${counts.possible} possibly breaking, ${counts.compatible} compatible, ${counts.annotation} that nothing carries; ${by.length === 0 ? 'nobody is named as its consumer' : `consumers: ${by.join(', ')}`}`,
    ),
    changes.length > 0 &&
      el(
        'details',
        { class: 'fold', open: verdict === 'breaking' || verdict === 'possible' },
        el('summary', {}, 'Side by side'),
        tableView(
          'Changes',
          ['Level', 'Change', 'Before', 'After', 'Covered'],
          shown.map((change) => changeRow(change, stateOf)),
        ),
        rest,
        left > 0 && el('p', { class: 'note' }, `${left} milder changes are in no report`),
      ),
  );
}

const words = {
  breaking: 'breaks',
  possible: 'may break',
  compatible: 'breaks nothing',
  annotation: 'breaks nothing',
  none: 'has not changed',
  new: 'is new',
  unknown: 'could not be compared',
} as const satisfies Readonly<Record<ExhibitedContract['verdict'], string>>;

function changeRow(
  change: ExhibitedChange,
  stateOf: ReadonlyMap<string, FindingState>,
): readonly ViewContent[] {
  const { level, rule, fingerprint, message, operations, reach, at, before, after, cover } = change;
  const [first] = operations;
  const where = [
    ...(first === undefined ? [] : [reach > 1 ? `${first} and ${reach - 1} more` : first]),
    ...(at === undefined ? [] : [at]),
  ].join(', ');
  const state = stateOf.get(fingerprint);
  const uncovered = level === 'breaking' ? 'nothing covers it' : '–';
  return [
    el('span', { class: `level level-${level}` }, `${signs[level]} ${level}`),
    [
      message,
      where !== '' && [el('br'), el('span', { class: 'note' }, where)],
      el('br'),
      el('code', { class: 'note' }, rule),
    ],
    sideView(before),
    sideView(after),
    [
      cover ? `${cover.kind}: ${cover.message}` : uncovered,
      state !== undefined && [el('br'), el('span', { class: 'note' }, `finding: ${state}`)],
    ],
  ];
}

function sideView(side: ChangeSide | undefined): ViewContent {
  if (side === undefined) return el('span', { class: 'note' }, 'not there');
  const { text, location } = side;
  return [
    text !== undefined && el('pre', {}, text),
    location && el('code', { class: 'note' }, place(location)),
  ];
}
