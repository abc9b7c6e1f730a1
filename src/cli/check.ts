import { Command, InvalidArgumentError, Option } from 'commander';
import { evaluate, kubernetes, type SetPer } from '../evaluate/index.js';
import { formats } from '../reporters/index.js';
import { type FailOn, severities } from '../report/index.js';
import { exitCodes } from './exit-codes.js';
import { type ColorMode, type Terminal, wantsColor } from './terminal.js';
import { addTarget, type ReportTarget, writeReports } from './write-reports.js';

interface CheckOptions {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly failOn: FailOn;
  readonly reportOnly: boolean;
  readonly each?: SetPer;
  readonly format?: readonly ReportTarget[];
  readonly now?: Date;
  readonly color: ColorMode | boolean;
}

/** `archfit check PATH… | -`: judges manifests and decides the gate. */
export function check(terminal: Terminal, onExit: (code: number) => void): Command {
  return new Command('check')
    .description('judge manifests: files, folders, quoted globs, or - for the standard input')
    .argument('<path...>', 'what to judge')
    .option('--only <rules>', 'run these rules alone (repeat it, or separate by commas)', splitList)
    .option('--except <rules>', 'leave these rules out', splitList)
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that closes the gate')
        .choices([...severities, 'never'])
        .default('high'),
    )
    .option('--report-only', 'end with 0 although the gate is closed; no verdict is still 2', false)
    .addOption(
      new Option('--each <unit>', 'judge every file or folder as a set of its own').choices([
        'file',
        'folder',
      ]),
    )
    .option(
      '--format <name[:path]>',
      `how to report, to the standard output or to a file (repeat it; ${formats.join(', ')}; default: text)`,
      addTarget,
    )
    .option('--now <time>', 'the time of the run, ISO 8601 (default: the clock)', parseTime)
    .addOption(
      new Option('--color <when>', 'colour the text')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--no-color', 'the same as --color never'))
    .addHelpText(
      'after',
      '\nExit codes: 0 the gate is open, 1 it is closed, 2 there is no verdict, 130 interrupted.',
    )
    .action(async (paths: readonly string[], options: CheckOptions) => {
      onExit(await runCheck(paths, options, terminal));
    });
}

async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const { only, except, each, now } = options;
  const report = await evaluate([kubernetes({ manifests: paths, ...(each && { each }) })], {
    cwd: terminal.cwd,
    stdin: terminal.stdin,
    failOn: options.failOn,
    ...(only && { only }),
    ...(except && { except }),
    ...(now && { now: () => now }),
  });
  const mode = typeof options.color === 'boolean' ? 'never' : options.color;
  const color = wantsColor(mode, terminal.stdout, terminal.env);
  await writeReports(report, options.format ?? [{ format: 'text' }], terminal, color);
  const code = exitCodes[report.verdict.gate];
  return options.reportOnly && code === exitCodes.closed ? exitCodes.open : code;
}

function splitList(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...value.split(',').filter((item) => item !== '')];
}

function parseTime(value: string): Date {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) {
    throw new InvalidArgumentError('Give an ISO 8601 time such as 2026-01-31T12:00:00Z.');
  }
  return time;
}
