import {
  type Check,
  type FitnessReport,
  type Note,
  type Outcome,
  plural,
  type Problem,
} from '../report/index.js';
import { BytePage } from './byte-page.js';
import { countFindings } from './count-findings.js';
import { type DescribedGroup, describeGroups } from './describe-groups.js';
import { describeNotJudged } from './describe-not-judged.js';
import { markdownCode, shortMarkdown } from './markdown-text.js';
import { describeVerdict } from './markdown/describe-verdict.js';
import { writeAccepted, writeFindings } from './markdown/write-findings.js';
import { detailsEnd, writeList } from './markdown/write-list.js';
import { groupMissingInputs } from './missing-inputs.js';
import { orderFindings } from '../report/wording/order-findings.js';
import { place } from '../report/wording/place.js';
import type { Reporter } from './reporter.js';

/** A comment on GitHub holds 65,536 characters; a step summary 1 MiB, and one that is larger is dropped whole. */
const defaultBytes = 60_000;

/**
 * The report for a pull request or the summary of a step: the verdict, what was not judged, a table of all checks, the
 * new findings by rule, folded, and what is waived. It begins with a comment by which a bot finds its earlier post.
 */
export const markdown: Reporter<string> = (report, { verbose = false }) =>
  markdownWithin(report, defaultBytes, verbose);

/** The same within a number of bytes, 16,384 or more; what does not fit is counted in the last line. */
export function markdownWithin(report: FitnessReport, bytes: number, verbose = false): string {
  const page = new BytePage(bytes);
  page.write(describeVerdict(report, verbose));
  const entry = report.totals.undecided > 0 ? 'finding or undecided case' : 'finding';
  const ordered = orderFindings(report.checks);
  const left = {
    group: writeList(page, groupHead(report), describeGroups(report), groupRow, '\n'),
    problem: writeList(page, '### Not judged\n\n', report.problems, describeProblem, '\n'),
    check: writeList(page, tableHead, report.checks, tableRow, '\n'),
    [entry]: writeFindings(page, report.checks),
    'waived finding': writeAccepted(page, ordered, 'waived'),
    'known finding': verbose ? writeAccepted(page, ordered, 'known') : 0,
    'unselected rule': writeNotSelected(page, report),
    note: writeList(page, '### Notes\n\n', report.notes ?? [], describeNote, '\n'),
  };
  const parts = Object.entries(left).flatMap(([noun, count]) =>
    count > 0 ? [plural(count, noun)] : [],
  );
  if (parts.length > 0) page.write(`_Left out for want of room: ${parts.join(', ')}._\n`);
  return page.toString();
}

const tableHead = '| Outcome | Rule | Severity | Examined | Findings |\n|---|---|---|---|---|\n';

function groupHead({ merged }: FitnessReport): string {
  return `| ${merged?.by === 'owner' ? 'Owner' : 'Service'} | Gate | Findings |\n|---|---|---|\n`;
}

function groupRow({ name, gate, says }: DescribedGroup): string {
  return `| ${shortMarkdown(name)} | ${gate} | ${shortMarkdown(says)} |\n`;
}

function describeNote({ about, message }: Note): string {
  return `- ${markdownCode(about)}: ${shortMarkdown(message)}\n`;
}

function tableRow(check: Check): string {
  const { unit, examined } = check.evidence;
  const undecided = check.undecided.length > 0 ? [`${check.undecided.length} undecided`] : [];
  const counts = countFindings(check);
  const says =
    check.outcome === 'pass' || check.outcome === 'fail' || check.message === undefined
      ? []
      : [shortMarkdown(check.message)];
  const unknown = describeNotJudged(check);
  const notJudged = unknown === undefined ? [] : [shortMarkdown(unknown)];
  const cells = [
    outcomes[check.outcome],
    `${markdownCode(check.rule)} ${shortMarkdown(check.title)}`,
    check.severity,
    shortMarkdown(plural(examined, unit)),
    [...(counts === '' ? [] : [counts]), ...undecided, ...notJudged, ...says].join(', ') || '–',
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

function describeProblem({ code, message, location, hint }: Problem): string {
  const where = location === undefined ? '' : `${markdownCode(place(location))}: `;
  return `- ${where}${shortMarkdown(message)} (${markdownCode(code)}). ${shortMarkdown(hint)}\n`;
}

/** Counts rules, not lines. */
function writeNotSelected(page: BytePage, { notSelected }: FitnessReport): number {
  const missing = groupMissingInputs(notSelected);
  const others = notSelected.filter(({ reason }) => reason === 'not-asked').length;
  const entries = [
    ...notSelected
      .filter(({ reason }) => reason === 'off')
      .map(({ rule, hint }) => ({
        rules: 1,
        line: `- ${markdownCode(rule)}: switched off. ${shortMarkdown(hint)}\n`,
      })),
    ...(others === 0
      ? []
      : [{ rules: others, line: `- ${plural(others, 'other rule')} not asked for.\n` }]),
    ...missing.map(({ says, count, rules, hints }) => ({
      rules: count,
      line: `- ${shortMarkdown(says)}: ${rules.map(markdownCode).join(', ')}. ${shortMarkdown(hints.join(' '))}\n`,
    })),
  ];
  const head = '<details><summary>Rules that did not run</summary>\n\n';
  const left = writeList(page, head, entries, ({ line }) => line, `\n${detailsEnd}`);
  return entries.slice(entries.length - left).reduce((sum, { rules }) => sum + rules, 0);
}
