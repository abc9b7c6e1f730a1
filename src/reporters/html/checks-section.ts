import { type Check, type FitnessReport, type Outcome, plural } from '../../report/index.js';
import { countFindings } from '../count-findings.js';
import { describeNotJudged } from '../describe-not-judged.js';
import { type PageSection, tableView } from './page-section.js';
import { badge } from './view/entry-view.js';
import { el, type ViewContent } from './view/node.js';
import { writeNode } from './write-node.js';

/** In the order of the page; those that nobody has to look into are folded. */
const parts: readonly {
  readonly outcome: Outcome;
  readonly noun: string;
  readonly isFolded: boolean;
}[] = [
  { outcome: 'error', noun: 'failed to run', isFolded: false },
  { outcome: 'fail', noun: 'failed', isFolded: false },
  { outcome: 'not-evaluated', noun: 'not evaluated', isFolded: false },
  { outcome: 'pass', noun: 'passed', isFolded: true },
  { outcome: 'not-applicable', noun: 'not applicable', isFolded: true },
];

/** Every rule that was applied, with what it examined: a pass proves nothing without. */
export function checksSection({ checks }: FitnessReport): PageSection {
  const html = parts
    .map(({ outcome, noun, isFolded }) => {
      const own = checks.filter((check) => check.outcome === outcome);
      if (own.length === 0) return '';
      const title = `${plural(own.length, 'rule')} ${noun}`;
      const table = tableView(
        title,
        ['Outcome', 'Rule', 'Severity', 'Examined', 'Result'],
        own.map(checkRow),
      );
      return writeNode(
        el('details', { class: 'fold', open: !isFolded }, el('summary', {}, title), table),
      );
    })
    .join('\n');
  return { id: 'checks', title: 'Rules applied', count: checks.length, html };
}

function checkRow(check: Check): readonly ViewContent[] {
  const { outcome, rule, title, severity, evidence, message, undecided } = check;
  const isSaid = outcome !== 'pass' && outcome !== 'fail' && message !== undefined;
  const result = [
    countFindings(check),
    ...(undecided.length > 0 ? [`${undecided.length} undecided`] : []),
    describeNotJudged(check) ?? '',
    ...(isSaid ? [message] : []),
  ].filter((part) => part !== '');
  return [
    el('span', { class: `outcome outcome-${outcome}` }, outcome.replace('-', ' ')),
    [el('code', {}, rule), ' ', title],
    badge(severity, severity),
    plural(evidence.examined, evidence.unit),
    result.join(', ') || '–',
  ];
}
