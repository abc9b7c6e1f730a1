import {
  type FitnessReport,
  type Outcome,
  plural,
  severities,
  type Verdict,
} from '../../report/index.js';
import { countWaivers, describeBaseline } from '../../report/wording/describe-exceptions.js';
import { badge } from './view/entry-view.js';
import { el, type ViewContent, type ViewElement } from './view/node.js';

/** More reasons than these are folded: the numbers have to be in sight. */
const mostReasons = 6;

/** What a reviewer needs first: the gate with its reasons, what is new, what could not be judged, what was examined. */
export function overview(report: FitnessReport): ViewElement {
  const { verdict } = report;
  return el(
    'section',
    { id: 'overview', class: `overview gate-${verdict.gate}`, 'aria-labelledby': 'gate' },
    el(
      'div',
      { class: 'verdict' },
      el(
        'h1',
        { id: 'gate' },
        el('span', { class: 'sign', 'aria-hidden': 'true' }, signs[verdict.gate]),
        ` Gate ${verdict.gate}`,
      ),
      el('p', { class: 'note' }, describeRun(report)),
      reasonsView(verdict),
    ),
    el(
      'div',
      { class: 'tiles' },
      newTile(report),
      notJudgedTile(report),
      examinedTile(report),
      acceptedTile(report),
    ),
  );
}

const signs = { open: '✓', closed: '✕', undecided: '?' } as const satisfies Record<
  Verdict['gate'],
  string
>;

function describeRun({ verdict, target, evaluatedAt }: FitnessReport): string {
  const { service, environment, commit, baseCommit } = target ?? {};
  return [
    verdict.failOn === 'never' ? 'never closes' : `closes on ${verdict.failOn} or worse`,
    ...(service === undefined ? [] : [`service ${service}`]),
    ...(environment === undefined ? [] : [`environment ${environment}`]),
    ...(commit === undefined ? [] : [`commit ${commit}`]),
    ...(baseCommit === undefined ? [] : [`compared with ${baseCommit}`]),
    `judged ${evaluatedAt.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, '$1 $2 UTC')}`,
  ].join(' · ');
}

function reasonsView({ reasons }: Verdict): ViewContent {
  const list = (some: readonly string[]) =>
    el(
      'ul',
      { class: 'reasons' },
      some.map((reason) => el('li', {}, reason)),
    );
  const [shown, folded] = [reasons.slice(0, mostReasons), reasons.slice(mostReasons)];
  return [
    shown.length > 0 && list(shown),
    folded.length > 0 &&
      el('details', {}, el('summary', {}, plural(folded.length, 'more reason')), list(folded)),
  ];
}

interface Tile {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  /** Whether the number is nothing to worry about. */
  readonly isCalm: boolean;
  readonly content: ViewContent;
}

function tile({ id, title, number, isCalm, content }: Tile): ViewElement {
  return el(
    'section',
    { class: `tile tile-${isCalm ? 'calm' : id}`, 'aria-labelledby': `tile-${id}` },
    el('h2', { id: `tile-${id}` }, el('span', { class: 'number' }, String(number)), ' ', title),
    content,
  );
}

function newTile({ totals }: FitnessReport): ViewElement {
  const number = totals.findings.new;
  const content =
    number === 0
      ? el('p', {}, 'no new finding')
      : el(
          'ul',
          { class: 'severities' },
          severities
            .filter((severity) => totals.severities[severity] > 0)
            .map((severity) => {
              const count = el('span', { class: 'number' }, String(totals.severities[severity]));
              const filter = `state=new&severity=${severity}`;
              return el(
                'li',
                {},
                el(
                  'a',
                  { href: '#new', 'data-filter': filter },
                  badge(severity, severity),
                  ' ',
                  count,
                ),
              );
            }),
        );
  return tile({
    id: 'new',
    title: number === 1 ? 'new finding' : 'new findings',
    number,
    isCalm: number === 0,
    content,
  });
}

function notJudgedTile({ totals }: FitnessReport): ViewElement {
  const { problems, undecided, checks } = totals;
  const parts = [
    ...(problems > 0 ? [`${plural(problems, 'problem')} in the input`] : []),
    ...(undecided > 0 ? [`${plural(undecided, 'case')} undecided`] : []),
    ...(checks.error > 0 ? [`${plural(checks.error, 'rule')} failed to run`] : []),
    ...(checks['not-evaluated'] > 0
      ? [`${plural(checks['not-evaluated'], 'rule')} not evaluated`]
      : []),
  ];
  const number = problems + undecided + checks.error;
  const content =
    parts.length === 0
      ? el('p', {}, 'everything asked for was judged')
      : el(
          'ul',
          {},
          parts.map((part) => el('li', {}, el('a', { href: '#not-judged' }, part))),
        );
  return tile({ id: 'doubt', title: 'not judged', number, isCalm: parts.length === 0, content });
}

const outcomeWords: readonly (readonly [Outcome, string])[] = [
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['error', 'failed to run'],
  ['not-evaluated', 'not evaluated'],
  ['not-applicable', 'not applicable'],
];

function examinedTile({ totals, checks }: FitnessReport): ViewElement {
  const outcomes = outcomeWords
    .filter(([outcome]) => totals.checks[outcome] > 0)
    .map(([outcome, word]) => `${totals.checks[outcome]} ${word}`);
  const content = [
    el('p', {}, `${plural(totals.units, 'object')} in ${plural(totals.inputs, 'input')}`),
    el('p', {}, el('a', { href: '#checks' }, outcomes.join(', ') || 'no rule was selected')),
  ];
  const title = checks.length === 1 ? 'rule applied' : 'rules applied';
  return tile({ id: 'examined', title, number: checks.length, isCalm: checks.length > 0, content });
}

function acceptedTile({ totals, baseline, waivers }: FitnessReport): ViewElement {
  const { known, waived } = totals.findings;
  const hasNone = baseline === undefined && (waivers === undefined || waivers.length === 0);
  const content = [
    el('p', {}, `${known} known, ${waived} waived`),
    baseline !== undefined && el('p', {}, describeBaseline(baseline)),
    waivers !== undefined && waivers.length > 0 && el('p', {}, `waivers: ${countWaivers(waivers)}`),
    hasNone && el('p', {}, 'no baseline and no waivers'),
  ];
  return tile({ id: 'accepted', title: 'accepted', number: known + waived, isCalm: true, content });
}
