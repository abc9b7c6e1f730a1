import { type Finding, type FitnessReport, type Location, type Severity } from '../report/index.js';
import {
  describeWaiver,
  describeWorsening,
  summarizeFindings,
} from '../report/wording/describe-exceptions.js';
import { changeLines, fixTitle } from './fix-lines.js';
import { levelOf } from './level.js';
import { listObstacles } from './obstacles.js';
import { orderFindings } from '../report/wording/order-findings.js';
import { type FilePlace, filePlace } from '../report/wording/place.js';
import { placeNotes } from './place-notes.js';
import type { Reporter } from './reporter.js';
import { visible } from '../report/wording/visible.js';

const levels = ['error', 'warning', 'notice'] as const;

interface Annotation {
  readonly level: (typeof levels)[number];
  readonly title: string;
  readonly message: string;
  readonly location?: Location | undefined;
}

/** GitHub shows so many annotations of a level for one step. */
const shownPerLevel = 10;

/**
 * Annotations of GitHub Actions, as commands in the log: new findings first, then what could not be judged, then waived
 * findings, as notices. Known ones are counted in the last line, since they would bury what a change brings; notices too when
 * asked for. The last one of a level says how many more there are.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const github: Reporter<string> = (report, { verbose = false }) => {
  const commands = limit(annotate(report, verbose));
  // A line of the log that is no command holds nothing from outside: it could be one.
  const { gate, failOn } = report.verdict;
  const rule = failOn === 'never' ? 'never closes' : `closes on ${failOn}`;
  const summary = summarizeFindings(report);
  const counts = summary === '' ? '' : `: ${summary}`;
  return [...commands.map(command), `archfit: gate ${gate} (${rule})${counts}\n`].join('\n');
};

function* annotate(report: FitnessReport, verbose: boolean): Generator<Annotation> {
  const findings = orderFindings(report.checks);
  for (const finding of findings) if (finding.state === 'new') yield findingAnnotation(finding);
  for (const { name, message, location, isBlocking } of listObstacles(report)) {
    yield { level: isBlocking ? 'error' : 'warning', title: name, message, location };
  }
  for (const finding of findings) {
    const { state } = finding;
    if (state === 'waived' || (verbose && state === 'known')) yield findingAnnotation(finding);
  }
}

function findingAnnotation(finding: Finding): Annotation {
  const { state, rule, severity, message, environment, location, remediation, waiver } = finding;
  const { fixes = [] } = finding;
  const says = `${environment === undefined ? '' : `[${environment}] `}${message}`;
  const title = `${rule} (${severity})`;
  if (state !== 'new') {
    const lines = waiver === undefined ? [`${says} (${state})`] : [says, describeWaiver(waiver)];
    return { level: 'notice', title, message: lines.join('\n'), location };
  }
  const worsening = describeWorsening(finding);
  const lines = [
    says,
    ...(worsening === '' ? [] : [`Baseline: ${worsening}`]),
    ...(remediation === undefined ? [] : [`Fix: ${remediation}`]),
    ...fixes.flatMap((fix) => [
      `${fixTitle(fix, location)}:`,
      ...changeLines(fix).map(({ text }) => text),
    ]),
  ];
  return { level: levelFor(severity), title, message: lines.join('\n'), location };
}

function levelFor(severity: Severity): Annotation['level'] {
  const level = levelOf(severity);
  return level === 'note' ? 'notice' : level;
}

/** The first of each level, by level; of what is not shown nothing is kept but its number. */
function limit(annotations: Iterable<Annotation>): readonly Annotation[] {
  const kept = { error: [], warning: [], notice: [] } as Record<Annotation['level'], Annotation[]>;
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const annotation of annotations) {
    const { level } = annotation;
    counts[level] += 1;
    if (counts[level] <= shownPerLevel) kept[level].push(annotation);
  }
  return levels.flatMap((level) => {
    if (counts[level] <= shownPerLevel) return kept[level];
    const shown = kept[level].slice(0, shownPerLevel - 1);
    const message = `and ${counts[level] - shown.length} more of level ${level}: see the report of this run`;
    return [...shown, { level, title: 'archfit', message }];
  });
}

function command({ level, title, message, location }: Annotation): string {
  // GitHub would look for the standard input, and for what was rendered, in the repository.
  const file = location && filePlace(location);
  const notes = location === undefined ? [] : placeNotes(location);
  const where = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  const properties: Readonly<Record<string, string | number>> = {
    ...(file && { file: file.uri, ...regionProperties(file) }),
    title,
  };
  const list = Object.entries(properties)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  const [first = '', ...rest] = message.split('\n').map(visible);
  return `::${level} ${list}::${escapeData([`${first}${where}`, ...rest].join('\n'))}`;
}

/** GitHub counts columns from 1 with the end included, and takes them only within one line. */
function regionProperties({ region }: FilePlace) {
  if (region === undefined) return {};
  const { startLine, startColumn, endLine, endColumn } = region;
  return {
    line: startLine,
    ...(startLine === endLine && {
      col: startColumn,
      endColumn: Math.max(startColumn, endColumn - 1),
    }),
    endLine,
  };
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
