import pc from 'picocolors';
import type {
  BudgetReport,
  Problem,
  ReportedDependency,
  ReportedEnvironment,
  ReportedFactor,
  ReportedRow,
  ReportedTopic,
  ReportedUndecided,
} from '../../report/index.js';
import { place } from '../../report/wording/place.js';
import type { Colors } from '../text/colors.js';
import { placeLine } from '../text/place-lines.js';
import { visible } from '../../report/wording/visible.js';
import { alignTable } from './align-table.js';
import { drawBar } from './bar.js';
import {
  describeDecisive,
  describeDefaults,
  describeFormulas,
  describeRemedies,
  describeTopic,
  describeUnasked,
  describeUse,
  findUntold,
} from './describe-dependency.js';
import { describeMarks } from './marked-number.js';
import type { BudgetReporter, BudgetReporterOptions } from './reporter.js';
import { nameRow, rowColumns } from './row-columns.js';

type Style = BudgetReporterOptions & { readonly colors: Colors };

/** The whole table for a person at a terminal: environment by environment, database by database; the verdict last, where the eye is. */
export const budgetText: BudgetReporter = (report, options) => {
  const style = { ...options, colors: pc.createColors(options.color) };
  const rows = report.environments.flatMap(({ dependencies }) =>
    dependencies.filter(({ isJudged }) => isJudged).flatMap((each) => each.rows),
  );
  const marks = describeMarks(rows);
  const sections = [
    describeProblems(report.problems, style),
    ...report.environments.flatMap((environment) => describeEnvironment(environment, style)),
    marks === '' ? '' : style.colors.dim(marks),
    describeVerdict(report, style),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
};

function describeEnvironment(environment: ReportedEnvironment, style: Style): readonly string[] {
  const { notes, dependencies, topics, conflicts } = environment;
  const { colors } = style;
  const where =
    environment.environment === undefined ? '' : `${visible(environment.environment)}  `;
  const doubts = [
    ...findUntold(environment),
    ...conflicts.map(({ name, autoscalers, location }) => ({
      message: `${name} is moved by several autoscalers: ${autoscalers.join(', ')}`,
      hint: 'Keep one of them.',
      ...(location === undefined ? {} : { location }),
    })),
  ];
  const unasked = dependencies.filter(({ isJudged, rows }) => !isJudged && rows.length > 0);
  const judged = dependencies.filter(({ isJudged }) => isJudged);
  const judgedTopics = topics.filter(({ isJudged }) => isJudged);
  return [
    ...notes.map((note) => `${where}${colors.dim('note')} ${visible(note)}`),
    ...judged.map((each) => describeDependency(each, where, style)),
    ...judgedTopics.map((topic) => describeOneTopic(topic, where, style)),
    ...doubts.map((doubt) => `${where}${describeDoubts([doubt], colors).join('\n').trimStart()}`),
    ...unasked.map((each) =>
      colors.dim(
        `– ${where}${visible(each.name)} (${each.dependency})  ${visible(describeUnasked(each))}`,
      ),
    ),
    ...(judged.length + judgedTopics.length + doubts.length === 0
      ? [`${where}${colors.dim('nothing uses a database that the manifests tell of')}`]
      : []),
  ];
}

function describeDependency(given: ReportedDependency, where: string, style: Style): string {
  const { colors } = style;
  const { dependency, engine, kind, verdict, supply, undecided } = given;
  const bar = drawBar(given, style);
  const about = [
    ...(dependency === 'database' ? [] : [dependency]),
    ...(engine === undefined ? [] : [engine]),
    ...(kind === 'pooler' ? ['clients of the pooler'] : []),
  ];
  const notes = [describeDecisive(given), describeDefaults(given), ...describeFormulas(given)];
  return [
    describeTitle(given, where, about, colors),
    `  ${bar === '' ? '' : `${paintVerdict(verdict, colors)(bar)} `}${visible(describeUse(given))}`,
    ...keyed('allowed', describeAllowed(supply), style),
    ...describeRows(given, style),
    ...describeDoubts(undecided, colors),
    ...notes.flatMap((note) => keyed('note', note, style)),
    ...describeRemedies(given).map(
      (remedy, index) => `  ${colors.dim(index === 0 ? 'fix' : ' or')} ${visible(remedy)}`,
    ),
  ].join('\n');
}

function describeOneTopic(topic: ReportedTopic, where: string, { colors }: Style): string {
  return [
    describeTitle(topic, where, ['topic'], colors),
    `  ${visible(describeTopic(topic))}`,
    ...describeDoubts(topic.undecided, colors),
  ].join('\n');
}

function describeTitle(
  { name, verdict }: Pick<ReportedDependency, 'name' | 'verdict'>,
  where: string,
  about: readonly string[],
  colors: Colors,
): string {
  const paint = paintVerdict(verdict, colors);
  const sign = { ok: '✓', exceeded: '✖', undecided: '?' }[verdict];
  const detail = about.length === 0 ? '' : ` (${visible(about.join(', '))})`;
  return `${paint(sign)} ${colors.bold(`${where}${visible(name)}`)}${detail}  ${paint(verdict)}`;
}

function paintVerdict(verdict: ReportedDependency['verdict'], colors: Colors) {
  return { ok: colors.green, exceeded: colors.red, undecided: colors.yellow }[verdict];
}

function describeDoubts(
  doubts: readonly Pick<ReportedUndecided, 'message' | 'hint' | 'location'>[],
  colors: Colors,
): readonly string[] {
  return doubts.flatMap(({ message, hint, location }) => [
    `  ${colors.yellow('?')} ${visible(message)}`,
    ...(location === undefined ? [] : [placeLine(location, colors)]),
    `    ${colors.dim('hint')} ${visible(hint)}`,
  ]);
}

function describeAllowed({ equation, max, allowed }: ReportedDependency['supply']): string {
  if (allowed === null) return '';
  const from = max.location === undefined ? '' : ` at ${place(max.location)}`;
  const mark = max.grade === 'default' ? ', by default' : '';
  return `${equation}: ${max.source}${mark}${from}`;
}

function describeRows(given: ReportedDependency, { colors }: Style): readonly string[] {
  const { rows } = given;
  if (rows.length === 0) return [];
  const columns = rowColumns(given);
  const lines = alignTable([
    ['', ...columns.map(({ title }) => title)],
    ...rows.map((row) => [visible(nameRow(row, rows)), ...columns.map(({ cell }) => cell(row))]),
  ]);
  const [head = '', ...body] = lines;
  return [
    `  ${colors.dim(head)}`,
    ...body.flatMap((line, index) => {
      const row = rows[index];
      return [`  ${line}`, ...(row === undefined ? [] : describeSources(row, colors))];
    }),
  ];
}

/** Where the numbers of a row come from. Who has no place of its own is found through its factors. */
function describeSources(row: ReportedRow, colors: Colors): readonly string[] {
  const factors: readonly (readonly [string, ReportedFactor])[] =
    row.kind === 'share'
      ? [['set aside by', row.pool]]
      : [
          ['pods', row.pods],
          ...(row.processes.value === 1 ? [] : [['processes', row.processes] as const]),
          ['pool', row.pool],
        ];
  return factors.map(([name, { source, location }]) => {
    const where = location === undefined ? '' : `  ${place(location)}`;
    return colors.dim(`    ${name} ${visible(source)}${where}`);
  });
}

function keyed(key: string, says: string, { colors }: Style): readonly string[] {
  return says === '' ? [] : [`  ${colors.dim(key)} ${visible(says)}`];
}

function describeProblems(problems: readonly Problem[], { colors }: Style): string {
  return problems
    .flatMap(({ message, code, location, hint }) => [
      `${colors.yellow('!')} ${visible(message)} ${colors.dim(`(${code})`)}`,
      ...(location === undefined ? [] : [placeLine(location, colors)]),
      `    ${colors.dim('hint')} ${visible(hint)}`,
    ])
    .join('\n');
}

function describeVerdict({ verdict: { gate, reasons } }: BudgetReport, { colors }: Style): string {
  const paint = { open: colors.green, closed: colors.red, undecided: colors.yellow }[gate];
  return [
    paint(colors.bold(`budget ${words[gate]}`)),
    ...reasons.map((reason) => `  ${visible(reason)}`),
  ].join('\n');
}

const words = { open: 'kept', closed: 'exceeded', undecided: 'undecided' } as const;
