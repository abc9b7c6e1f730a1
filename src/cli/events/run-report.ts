import { createEventsReport, type EventsReport } from '../../evaluate/events/events-report.js';
import { events } from '../../evaluate/index.js';
import { ArchfitError } from '../../report/index.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal } from '../input-options.js';
import { problemLines } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';
import type { ReportOptions } from './events.js';
import { printEventsReport } from './print-events-report.js';

/** Prints what events carry. It is a view: what is sensitive does not change its exit code, what cannot be read does. */
export async function runReport(
  files: readonly string[],
  options: ReportOptions,
  outside: Terminal,
): Promise<number> {
  const { format, classification, audience, root, redactPaths, all } = options;
  if (all && !redactPaths) {
    const hint = 'Leave it out: a report is of all schemas.';
    throw new ArchfitError('usage', '--all goes with --redact-paths alone', hint);
  }
  const terminal = moveTerminal(outside, options);
  const source = events({
    files,
    ...(classification !== undefined && { classification }),
    ...(audience && { audience }),
    ...(root !== undefined && { root }),
  });
  const report = await createEventsReport(source, terminal);
  for (const problem of report.problems) {
    await write(terminal.stderr, `${problemLines(problem).join('\n')}\n`);
  }
  if (report.events.length > 0) {
    const text = redactPaths ? printRedactPaths(report, all) : printEventsReport(report, format);
    await write(terminal.stdout, text);
  } else if (format === 'json' && !redactPaths) {
    await write(terminal.stdout, printEventsReport(report, format));
  }
  return report.problems.length === 0 ? exitCodes.open : exitCodes.undecided;
}

/** @throws {@link ArchfitError} `usage` where nothing is known to be a log: an empty list would say that nothing has to be hidden. */
function printRedactPaths({ events: records }: EventsReport, all: boolean): string {
  const asked = records.filter(({ kind }) => all || kind === 'log');
  if (asked.length === 0) {
    throw new ArchfitError(
      'usage',
      'no schema describes a log line',
      'Say it in the schema (x-log: true), by its folder (logs) or name (AccessLogEntry), or take all schemas with --all.',
    );
  }
  const paths = new Set(asked.flatMap(({ redact }) => redact));
  return `${JSON.stringify([...paths].sort(), null, 2)}\n`;
}
