import {
  type Check,
  type Finding,
  type FitnessReport,
  type Location,
  type NotSelected,
  type Outcome,
  plural,
  type Problem,
  type Undecided,
} from '../report/index.js';
import { BytePage } from './byte-page.js';
import { codeFrame } from './code-frame.js';
import { countFindings } from './count-findings.js';
import { escapeMarkdown, markdownCode, markdownFence } from './markdown-text.js';
import { orderFindings } from './order-findings.js';
import { place } from './place.js';
import type { Reporter } from './reporter.js';

/** A comment on GitHub holds 65,536 characters; a step summary 1 MiB, and one that is larger is dropped whole. */
const defaultBytes = 60_000;

/** Kept free for the line that says what was left out, and for what closes an open block. */
const lastLine = ' '.repeat(300);
const detailsEnd = '</details>\n\n';

/** Longest single text: one message must not take the page from the others. */
const longestText = 2000;

/**
 * The report for a pull request or the summary of a step: the verdict, what was not judged, a table of all checks, the
 * findings by rule, folded. It begins with a comment by which a bot finds its earlier post.
 */
export const markdown: Reporter = (report) => markdownWithin(report, defaultBytes);

/** The same within a number of bytes, 16,384 or more; what does not fit is counted in the last line. */
export function markdownWithin(report: FitnessReport, bytes: number): string {
  const page = new BytePage(bytes);
  page.write(header(report));
  const entry = report.totals.undecided > 0 ? 'finding or undecided case' : 'finding';
  const left = {
    problem: writeList(page, '### Not judged\n\n', report.problems.map(describeProblem), '\n'),
    check: writeList(page, tableHead, report.checks.map(tableRow), '\n'),
    [entry]: writeFindings(page, report.checks),
    'unselected rule': writeList(
      page,
      notSelectedHead,
      report.notSelected.map(describeNotSelected),
      detailsEnd,
    ),
  };
  const parts = Object.entries(left).flatMap(([noun, count]) =>
    count > 0 ? [plural(count, noun)] : [],
  );
  if (parts.length > 0) page.write(`_Left out for want of room: ${parts.join(', ')}._\n`);
  return page.toString();
}

function header({ verdict, totals, checks, tool }: FitnessReport): string {
  const sign = { open: '✅', closed: '❌', undecided: '⚠️' }[verdict.gate];
  const rule = verdict.failOn === 'never' ? 'never closes' : `closes on ${verdict.failOn}`;
  const shown = verdict.reasons.slice(0, 5).map((reason) => `- ${text(reason.slice(0, 300))}\n`);
  const more = verdict.reasons.length - shown.length;
  return [
    '<!-- archfit -->\n',
    `## ${sign} Gate ${verdict.gate}\n\n`,
    `archfit ${text(tool.version)} (${rule}): ${plural(totals.findings.new, 'new finding')}, ${totals.findings.known} known, ${totals.findings.waived} waived; `,
    `${plural(checks.length, 'rule')} over ${plural(totals.units, 'object')} in ${plural(totals.inputs, 'input')}.\n\n`,
    ...shown,
    more > 0 ? `- and ${plural(more, 'more reason')}\n\n` : '\n',
  ].join('');
}

/** Writes a head and its entries, and counts those that did not fit. */
function writeList(page: BytePage, head: string, entries: readonly string[], end: string): number {
  const [first, ...rest] = entries;
  if (first === undefined) return 0;
  if (!page.write(head + first, end + lastLine)) return entries.length;
  const cut = rest.findIndex((entry) => !page.write(entry, end + lastLine));
  page.write(end);
  return cut < 0 ? 0 : rest.length - cut;
}

const tableHead = '| Outcome | Rule | Severity | Examined | Findings |\n|---|---|---|---|---|\n';

function tableRow(check: Check): string {
  const { unit, examined } = check.evidence;
  const undecided = check.undecided.length > 0 ? [`${check.undecided.length} undecided`] : [];
  const counts = countFindings(check);
  const says =
    check.outcome === 'pass' || check.outcome === 'fail' || check.message === undefined
      ? []
      : [text(check.message)];
  const cells = [
    outcomes[check.outcome],
    `${markdownCode(check.rule)} ${text(check.title)}`,
    check.severity,
    text(plural(examined, unit)),
    [...(counts === '' ? [] : [counts]), ...undecided, ...says].join(', ') || '–',
  ];
  return `| ${cells.join(' | ')} |\n`;
}

const outcomes: Readonly<Record<Outcome, string>> = {
  pass: '✅ pass',
  fail: '❌ fail',
  error: '❌ error',
  'not-evaluated': '⚠️ not evaluated',
  'not-applicable': '– not applicable',
};

/** Rules with new findings first; each rule is one folded block, and a rule that does not fit whole is shown in part. */
function writeFindings(page: BytePage, checks: readonly Check[]): number {
  const ruleOrder = [...new Set(orderFindings(checks).map(({ rule }) => rule))];
  const speaking = checks
    .filter((check) => check.findings.length > 0 || check.undecided.length > 0)
    .sort((left, right) => rank(ruleOrder, left) - rank(ruleOrder, right));
  return speaking
    .map((check) => {
      const entries = [
        ...orderFindings([check]).map(describeFinding),
        ...check.undecided.map(describeUndecided),
      ];
      return writeList(page, detailsHead(check), entries, detailsFoot(check) + detailsEnd);
    })
    .reduce((sum, count) => sum + count, 0);
}

function rank(order: readonly string[], { rule }: Check): number {
  const index = order.indexOf(rule);
  return index < 0 ? order.length : index;
}

function detailsHead(check: Check): string {
  const undecided = check.undecided.length > 0 ? [`${check.undecided.length} undecided`] : [];
  const counts = [countFindings(check), ...undecided].filter((part) => part !== '').join(', ');
  return `<details><summary>${markdownCode(check.rule)} ${check.severity}: ${counts}</summary>\n\n`;
}

function detailsFoot({ rationale, remediation, docs }: Check): string {
  return [
    ...(rationale === undefined ? [] : [`**Why:** ${text(rationale)}\n\n`]),
    ...(remediation === undefined ? [] : [`**Fix:** ${text(remediation)}\n\n`]),
    ...(docs === undefined ? [] : [`**More:** ${markdownCode(docs)}\n\n`]),
  ].join('');
}

function describeFinding(finding: Finding): string {
  const state = finding.state === 'new' ? '' : ` (${finding.state})`;
  const { waiver } = finding;
  const until =
    waiver === undefined
      ? ''
      : `Waived until ${text(waiver.expires)} by ${text(waiver.owner)}: ${text(waiver.reason)}\n\n`;
  const related = finding.related.map((location) => `See ${markdownCode(place(location))}\n\n`);
  return [
    `**${inEnvironment(finding.environment)}${text(finding.message)}**${state}\n\n`,
    describePlace(finding.location),
    ...related,
    until,
  ].join('');
}

function describeUndecided({ environment, message, location, hint }: Undecided): string {
  return [
    `**${inEnvironment(environment)}Cannot tell: ${text(message)}**\n\n`,
    describePlace(location),
    hint === undefined ? '' : `${text(hint)}\n\n`,
  ].join('');
}

function describePlace(location: Location | undefined): string {
  if (location === undefined) return '';
  const template =
    location.template === undefined ? '' : ` from ${markdownCode(location.template)}`;
  const frame = codeFrame(location).map((line) => line.text);
  const block = frame.length === 0 ? '' : `${markdownFence(frame)}\n\n`;
  return `${markdownCode(place(location))}${template}\n\n${block}`;
}

function describeProblem({ code, message, location, hint }: Problem): string {
  const where = location === undefined ? '' : `${markdownCode(place(location))}: `;
  return `- ${where}${text(message)} (${markdownCode(code)}). ${text(hint)}\n`;
}

const notSelectedHead = '<details><summary>Rules that did not run</summary>\n\n';

function describeNotSelected({ rule, reason, missing, hint }: NotSelected): string {
  const why = reason === 'off' ? 'switched off' : `needs ${text(missing ?? 'an input')}`;
  return `- ${markdownCode(rule)}: ${why}. ${text(hint)}\n`;
}

function inEnvironment(environment: string | undefined): string {
  return environment === undefined ? '' : `${markdownCode(environment)} `;
}

function text(value: string): string {
  return escapeMarkdown(value.length <= longestText ? value : `${value.slice(0, longestText)}…`);
}
