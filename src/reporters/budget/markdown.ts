import type {
  BudgetReport,
  Location,
  ReportedDependency,
  ReportedEnvironment,
} from '../../report/index.js';
import { plural } from '../../report/index.js';
import { BytePage } from '../byte-page.js';
import { markdownCode, shortMarkdown } from '../markdown-text.js';
import { detailsEnd, lastLine, writeList } from '../markdown/write-list.js';
import { place } from '../../report/wording/place.js';
import {
  describeDecisive,
  describeDefaults,
  describeFormulas,
  describeRemedies,
  describeTopic,
  describeUse,
  findUntold,
} from './describe-dependency.js';
import { describeMarks } from './marked-number.js';
import type { BudgetReporter } from './reporter.js';
import { nameRow, rowColumns } from './row-columns.js';

/** A comment on GitHub holds 65,536 characters. */
const defaultBytes = 60_000;

const signs = { ok: '✅', exceeded: '❌', undecided: '⚠️' } as const;

/**
 * The budget for a comment on a pull request: the verdict, a line for each database, and the table of each, folded where there is nothing
 * to do. It begins with a comment by which a bot finds its earlier post.
 */
export const budgetMarkdown: BudgetReporter = (report) => {
  const page = new BytePage(defaultBytes);
  page.write(describeVerdict(report));
  const judged = report.environments.flatMap(({ environment, dependencies }) =>
    dependencies
      .filter(({ isJudged }) => isJudged)
      .map((dependency) => ({ environment, dependency })),
  );
  const left = {
    problem: writeList(
      page,
      '### Not read\n\n',
      report.problems,
      ({ message, code, hint, location }) =>
        `- ${at(location)}${shortMarkdown(message)} (${markdownCode(code)}). ${shortMarkdown(hint)}\n`,
      '\n',
    ),
    limit: writeList(
      page,
      '| | Environment | | Most | Allowed | Left |\n|---|---|---|--:|--:|--:|\n',
      judged,
      ({ environment, dependency }) => summaryRow(environment, dependency),
      '\n',
    ),
    table: judged.reduce(
      (count, { environment, dependency }) =>
        count + (page.write(describeDependency(environment, dependency), lastLine) ? 0 : 1),
      0,
    ),
    'further line': writeList(
      page,
      '### More\n\n',
      report.environments.flatMap(describeOthers),
      (line) => line,
      '\n',
    ),
  };
  for (const { notes } of report.environments) {
    for (const note of notes) page.write(`Note: ${shortMarkdown(note)}.\n\n`, lastLine);
  }
  const marks = describeMarks(judged.flatMap(({ dependency }) => dependency.rows));
  if (marks !== '') page.write(`${shortMarkdown(marks)}.\n`);
  const parts = Object.entries(left).flatMap(([noun, count]) =>
    count > 0 ? [plural(count, noun)] : [],
  );
  if (parts.length > 0) page.write(`_Left out for want of room: ${parts.join(', ')}._\n`);
  return page.toString();
};

function describeVerdict({ verdict: { gate, reasons }, tool, environments }: BudgetReport): string {
  const says = {
    open: '✅ Connection budget kept',
    closed: '❌ Connection budget exceeded',
    undecided: '⚠️ Connection budget undecided',
  }[gate];
  const objects = environments.reduce((sum, each) => sum + each.objects, 0);
  const shown = reasons.slice(0, 5).map((reason) => `- ${shortMarkdown(reason.slice(0, 300))}\n`);
  const more = reasons.length - shown.length;
  return [
    '<!-- archfit-budget -->\n',
    `## ${says}\n\n`,
    `archfit ${shortMarkdown(tool.version)} over ${plural(objects, 'object')}.\n\n`,
    ...shown,
    more > 0 ? `- and ${plural(more, 'more reason')}\n\n` : '\n',
  ].join('');
}

function summaryRow(environment: string | undefined, given: ReportedDependency): string {
  const { demand, supply, free, verdict, name, unit } = given;
  const cells = [
    `${signs[verdict]} ${verdict}`,
    environment === undefined ? '–' : markdownCode(environment),
    markdownCode(name),
    `${demand.total ?? `≥ ${demand.atLeast}`} ${unit}`,
    String(supply.allowed ?? '?'),
    String(free ?? '?'),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** What asks for something is open. */
function describeDependency(environment: string | undefined, given: ReportedDependency): string {
  const { verdict, name, rows, supply, undecided } = given;
  const where = environment === undefined ? '' : `${markdownCode(environment)} `;
  const columns = rowColumns(given);
  const head = ['', ...columns.map(({ title }) => title), 'pods from', 'pool from'];
  const lines = rows.map((row) => [
    shortMarkdown(nameRow(row, rows)),
    ...columns.map(({ cell }) => shortMarkdown(cell(row))),
    row.kind === 'share' ? '' : shortMarkdown(row.pods.source),
    shortMarkdown(row.pool.source),
  ]);
  const ruler = head.map((_, index) => (index === 0 || index > columns.length ? '---' : '--:'));
  const table = [head, ruler, ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  const notes = [
    describeDecisive(given),
    describeDefaults(given),
    ...describeFormulas(given),
  ].filter((note) => note !== '');
  const remedies = describeRemedies(given);
  return [
    `<details${verdict === 'ok' ? '' : ' open'}><summary>${signs[verdict]} ${where}${markdownCode(name)}: ${shortMarkdown(describeUse(given))}</summary>\n\n`,
    supply.allowed === null
      ? ''
      : `Allowed: ${shortMarkdown(supply.equation)}, by ${shortMarkdown(supply.max.source)}${supply.max.location ? ` (${markdownCode(place(supply.max.location))})` : ''}.\n\n`,
    rows.length === 0 ? '' : `${table}\n`,
    ...undecided.map(
      ({ message, hint, location }) =>
        `- ${at(location)}${shortMarkdown(message)}. ${shortMarkdown(hint)}\n`,
    ),
    ...notes.map((note) => `- ${shortMarkdown(note)}\n`),
    ...(remedies.length === 0 ? [] : [`- Fix: ${remedies.map(shortMarkdown).join('; or ')}\n`]),
    `\n${detailsEnd}`,
  ].join('');
}

function describeOthers(environment: ReportedEnvironment): readonly string[] {
  const { topics, conflicts } = environment;
  const where =
    environment.environment === undefined ? '' : `${markdownCode(environment.environment)} `;
  return [
    ...topics
      .filter(({ isJudged }) => isJudged)
      .map(
        (topic) =>
          `- ${signs[topic.verdict]} ${where}${at(topic.location)}topic ${markdownCode(topic.name)}: ${shortMarkdown(describeTopic(topic))}${topic.undecided.map(({ message, hint }) => `. ${shortMarkdown(message)}. ${shortMarkdown(hint)}`).join('')}\n`,
      ),
    ...findUntold(environment).map(
      ({ message, hint, location }) =>
        `- ${signs.undecided} ${where}${at(location)}${shortMarkdown(message)}. ${shortMarkdown(hint)}\n`,
    ),
    ...conflicts.map(
      ({ name, autoscalers, location }) =>
        `- ${signs.undecided} ${where}${at(location)}${shortMarkdown(`${name} is moved by several autoscalers: ${autoscalers.join(', ')}`)}\n`,
    ),
  ];
}

function at(location: Location | undefined): string {
  return location === undefined ? '' : `${markdownCode(place(location))}: `;
}
