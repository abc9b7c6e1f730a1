import type { FitnessReport } from '../report/index.js';
import type { TrendPoint } from '../scorecard/index.js';
import { checksSection } from './html/checks-section.js';
import { contents } from './html/contents.js';
import { renderExhibits } from './html/exhibits/render-exhibits.js';
import { filterBar } from './html/filter-bar.js';
import { groupEntries } from './html/group-entries.js';
import { overview } from './html/overview.js';
import { writeHead, writeScript } from './html/page-head.js';
import { type PageSection, writeSection } from './html/page-section.js';
import { readEntries } from './html/read-entries.js';
import { runSections } from './html/run-sections.js';
import { trendSection } from './html/trend/trend-section.js';
import { el } from './html/view/node.js';
import type { EntryIndex } from './html/view/entry.js';
import { entriesAsHtml, writeData, writeFirstEntries } from './html/write-list.js';
import { writeNode } from './html/write-node.js';
import type { Reporter } from './reporter.js';

/**
 * The report as one page for a browser, which loads nothing: the gate, the findings by rule, what could not be judged, and what was
 * examined. It says all of the first entries without its script, which filters, and draws the others when they are asked for.
 */
export const html: Reporter<Iterable<string>> = function* (report, { history = [] }) {
  const index = groupEntries(readEntries(report), report);
  const sections = pageSections(report, history);
  yield '<!doctype html>\n<html lang="en">\n';
  yield writeHead(report);
  yield '<body>\n<a class="skip" href="#list">Skip to the findings</a>\n';
  yield `${writeNode(banner(report))}\n<div class="columns">\n${writeNode(contents(index, sections))}\n<main>\n`;
  yield `${writeNode(overview(report))}\n`;
  yield '<div class="list-part" id="list" tabindex="-1">\n';
  if (index.total > 0) yield `${writeNode(filterBar())}\n`;
  yield '<div class="list">\n';
  yield* writeFirstEntries(report, index);
  yield `</div>\n${writeNode(listEnd(index))}\n</div>\n`;
  for (const section of sections) yield writeSection(section);
  yield `</main>\n</div>\n${writeNode(foot(report))}\n`;
  yield* writeData(report, index);
  yield `${writeScript()}</body>\n</html>\n`;
};

function pageSections(
  report: FitnessReport,
  history: readonly TrendPoint[],
): readonly PageSection[] {
  return [
    ...(history.length > 0 ? [trendSection(history)] : []),
    ...renderExhibits(report),
    checksSection(report),
    ...runSections(report),
  ];
}

function banner({ target }: FitnessReport) {
  const about = [target?.service, target?.environment].filter((part) => part !== undefined);
  return el(
    'header',
    { class: 'banner' },
    el('p', { class: 'brand' }, el('strong', {}, 'archfit'), ' fitness report'),
    about.length > 0 && el('p', { class: 'about' }, about.join(' · ')),
    el('button', { type: 'button', class: 'scripted-only', 'data-action': 'theme' }, 'Theme: auto'),
  );
}

/** What is beyond the entries that stand in the page. */
function listEnd({ total }: EntryIndex) {
  if (total === 0)
    return el('p', { class: 'empty' }, 'No finding, and nothing that could not be judged.');
  const left = total - entriesAsHtml;
  return el(
    'div',
    { class: 'list-end' },
    left > 0 &&
      el(
        'p',
        { class: 'unscripted-only' },
        `${left} more are not shown, since this page has to run a script to show them. `,
        el('code', {}, 'archfit check --format text'),
        ' prints all of them.',
      ),
    el(
      'button',
      { type: 'button', class: 'scripted-only', 'data-action': 'more', hidden: left <= 0 },
      'Show more',
    ),
  );
}

function foot({ tool }: FitnessReport) {
  return el('footer', {}, `archfit ${tool.version}. This page loads nothing and sends nothing.`);
}
