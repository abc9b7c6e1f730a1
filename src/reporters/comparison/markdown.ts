import {
  type ChangedCheck,
  type ChangedFinding,
  type ComparedReport,
  compareSeverity,
  type Finding,
  type Gate,
  plural,
  type ReportComparison,
  severities,
  type UndecidedCase,
} from '../../report/index.js';
import { BytePage } from '../byte-page.js';
import { markdownCode, shortMarkdown } from '../markdown-text.js';
import { detailsEnd, writeList } from '../markdown/write-list.js';
import { place } from '../../report/wording/place.js';
import { changeOf, countChanges, describeChange, describeChanges } from './count-changes.js';
import type { ComparisonReporter } from './index.js';

/** A comment on GitHub holds 65,536 characters. */
const defaultBytes = 60_000;

/**
 * The comparison for a pull request: the gate and a table of what changed, then the findings, folded. It begins with a comment by which a
 * bot finds its earlier post.
 */
export const comparisonMarkdown: ComparisonReporter = (comparison, { verbose = false }) =>
  comparisonWithin(comparison, defaultBytes, verbose);

/** The same within a number of bytes, 16,384 or more; what does not fit is counted in the last line. */
export function comparisonWithin(
  comparison: ReportComparison,
  bytes: number,
  verbose = false,
): string {
  const { findings, checks, undecided } = comparison;
  const page = new BytePage(bytes);
  page.write(describeHead(comparison));
  const fold = <Entry>(
    title: string,
    entries: readonly Entry[],
    describe: (entry: Entry) => string,
  ) => {
    const head = `<details><summary>${entries.length} ${title}</summary>\n\n`;
    return writeList(page, head, entries, describe, `\n${detailsEnd}`);
  };
  const left = {
    'new finding': fold('new', findings.new.toSorted(bySeverity), describeFinding),
    'changed finding': fold('changed', findings.changed, describeChanged),
    'unclear finding': fold(
      'unclear: not found, and not looked for',
      findings.unclear,
      describeFinding,
    ),
    'undecided case': fold('that cannot be told any more', undecided.new, describeCase),
    'fixed finding': fold('fixed', findings.fixed, describeFinding),
    'settled case': fold('that can be told now', undecided.settled, describeCase),
    rule: fold('rules came to something else', checks, describeCheck),
    'known finding': verbose ? fold('still there', findings.known, describeFinding) : 0,
  };
  const parts = Object.entries(left).flatMap(([noun, count]) =>
    count > 0 ? [plural(count, noun)] : [],
  );
  if (parts.length > 0) page.write(`_Left out for want of room: ${parts.join(', ')}._\n`);
  return page.toString();
}

const signs: Readonly<Record<Gate, string>> = { open: '✅', closed: '❌', undecided: '⚠️' };

/** Longest reason: the head fits into the smallest page, also when every character of it is escaped. */
const longestLine = 300;

function describeHead(comparison: ReportComparison): string {
  const { base, head } = comparison;
  const { gate, reasons } = head.verdict;
  const was = base.verdict.gate === gate ? 'as before' : `was ${base.verdict.gate}`;
  const shown = reasons
    .slice(0, 5)
    .map((reason) => `- ${shortMarkdown(reason.slice(0, longestLine))}\n`);
  const more = reasons.length - shown.length;
  return [
    '<!-- archfit comparison -->\n',
    `## ${signs[gate]} Gate ${gate}, ${was}\n\n`,
    `**${countChanges(comparison)}**\n\n`,
    '| | Base | Head | Change |\n|---|---|---|---|\n',
    ...rowsOf(base, head).map((cells) => `| ${cells.join(' | ')} |\n`),
    '\n',
    ...shown,
    more > 0 ? `- and ${plural(more, 'more reason')}\n\n` : '\n',
  ].join('');
}

function rowsOf(base: ComparedReport, head: ComparedReport): readonly (readonly string[])[] {
  const gateOf = ({ verdict }: ComparedReport) => `${signs[verdict.gate]} ${verdict.gate}`;
  const row = (name: string, count: (report: ComparedReport) => number) => {
    const [before, after] = [count(base), count(head)];
    const change = after - before;
    const shown = change === 0 ? '–' : change > 0 ? `+${change}` : String(change);
    return [name, String(before), String(after), shown];
  };
  const rulesOf = ({ totals }: ComparedReport) =>
    Object.values(totals.checks).reduce((sum, count) => sum + count, 0);
  return [
    ['Gate', gateOf(base), gateOf(head), changeOf(base.verdict.gate, head.verdict.gate) || '–'],
    row('Not accepted', ({ totals }) => totals.findings.new),
    ...severities
      .filter((severity) => base.totals.severities[severity] + head.totals.severities[severity] > 0)
      .map((severity) => row(`· ${severity}`, ({ totals }) => totals.severities[severity])),
    row('Known', ({ totals }) => totals.findings.known),
    row('Waived', ({ totals }) => totals.findings.waived),
    row('Undecided', ({ totals }) => totals.undecided),
    row('Problems', ({ totals }) => totals.problems),
    row('Rules', rulesOf),
  ];
}

function bySeverity(left: Finding, right: Finding): number {
  return compareSeverity(left.severity, right.severity);
}

function describeFinding({
  severity,
  rule,
  environment,
  message,
  location,
  state,
}: Finding): string {
  const where = location === undefined ? '' : ` (${markdownCode(place(location))})`;
  const set = environment === undefined ? '' : `${markdownCode(environment)} `;
  const accepted = state === 'new' ? '' : `, ${state}`;
  return `- **${severity}** ${markdownCode(rule)} ${set}${shortMarkdown(message)}${where}${accepted}\n`;
}

function describeChanged(changed: ChangedFinding): string {
  return describeFinding(changed.after).replace(
    /\n$/,
    () => `: ${shortMarkdown(describeChanges(changed))}\n`,
  );
}

function describeCase({ rule, message, location }: UndecidedCase): string {
  const where = location === undefined ? '' : ` (${markdownCode(place(location))})`;
  return `- ${markdownCode(rule)} ${shortMarkdown(message)}${where}\n`;
}

function describeCheck(check: ChangedCheck): string {
  return `- ${markdownCode(check.rule)} ${shortMarkdown(describeChange(check))}\n`;
}
