import { type Command, Option } from 'commander';
import { formats, type ReporterOptions } from '../reporters/index.js';
import { type FailOn, type Gate, severities } from '../report/index.js';
import { addTarget, type ReportTarget } from './check/report-targets.js';
import { exitCodes } from './exit-codes.js';
import { type ColorMode, type Terminal, wantsColor } from './terminal.js';

/** What every command takes that ends with a report and its gate. */
export interface OutputOptions {
  readonly failOn?: FailOn;
  readonly reportOnly: boolean;
  readonly format?: readonly ReportTarget[];
  /** Commander gives false for `--no-color`. */
  readonly color: ColorMode | boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

/** Adds them, with what the gate closes on and what is printed where nobody says so. */
export function addOutputOptions(
  command: Command,
  failOn: string,
  formatDefault = 'text',
): Command {
  return command
    .addOption(new Option('--fail-on <severity>', failOn).choices([...severities, 'never']))
    .option('--report-only', 'end with 0 although the gate is closed; no verdict is still 2', false)
    .option(
      '-f, --format <name[:path]>',
      `how to report, to the standard output or to a file (repeat it; ${formats.join(', ')}, or ./ and the path of a reporter of yours; default: ${formatDefault})`,
      addTarget,
    )
    .addOption(
      new Option('--color <when>', 'colour the text')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--no-color', 'the same as --color never'))
    .option('--verbose', 'list known findings too', false)
    .addOption(
      new Option('--quiet', 'print new findings, problems and the gate alone')
        .conflicts('verbose')
        .default(false),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 the gate is open, 1 it is closed, 2 there is no verdict, 130 interrupted.',
    );
}

/** How a report looks on this terminal. */
export function toReporterOptions(
  { color, verbose, quiet }: OutputOptions,
  terminal: Terminal,
): ReporterOptions {
  const mode = typeof color === 'boolean' ? 'never' : color;
  return { color: wantsColor(mode, terminal.stdout, terminal.env), verbose, quiet };
}

/** The exit code of a gate. */
export function exitCodeOf(gate: Gate, { reportOnly }: OutputOptions): number {
  const code = exitCodes[gate];
  return reportOnly && code === exitCodes.closed ? exitCodes.open : code;
}
