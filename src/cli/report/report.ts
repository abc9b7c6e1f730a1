import { Command, Option } from 'commander';
import { formats } from '../../reporters/index.js';
import { type FailOn, severities } from '../../report/index.js';
import { addTarget, type ReportTarget } from '../check/report-targets.js';
import type { DefineCommand } from '../command.js';
import { addValue } from '../input-options.js';
import type { ColorMode } from '../terminal.js';

export interface ReportOptions {
  readonly failOn?: FailOn;
  readonly reportOnly: boolean;
  readonly format?: readonly ReportTarget[];
  /** Commander gives false for `--no-color`. */
  readonly color: ColorMode | boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly compare?: string;
  readonly history?: readonly string[];
  readonly cwd?: string;
}

/** `archfit report FILE`: renders a saved report, or what became of another one in it. */
export const report: DefineCommand = (terminal, onExit) =>
  new Command('report')
    .description('render a report that check --format json has saved, and end as its gate does')
    .argument('<file>', 'the report, or - for the standard input')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'decide the gate anew: lowest severity that closes it (default: as it was)',
      ).choices([...severities, 'never']),
    )
    .option('--compare <base>', 'show what became of another report in this one')
    .addOption(
      new Option(
        '--history <path>',
        'with html: saved reports of earlier runs, files or quoted globs, for a plot over time (repeat it)',
      )
        .argParser(addValue)
        .conflicts('compare'),
    )
    .option('--report-only', 'end with 0 although the gate is closed; no verdict is still 2', false)
    .option(
      '-f, --format <name[:path]>',
      `how to report, to the standard output or to a file (repeat it; ${formats.join(', ')}, or ./ and the path of a reporter of yours; default: text; with --compare: text, json, markdown)`,
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
    .option('--cwd <folder>', 'work in this folder')
    .addHelpText(
      'after',
      '\nExit codes: 0 the gate is open, 1 it is closed, 2 there is no verdict, 130 interrupted.',
    )
    .action(async (file: string, options: ReportOptions) => {
      const { runReport } = await import('./run-report.js');
      onExit(await runReport(file, options, terminal));
    });
