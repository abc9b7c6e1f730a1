import { Command, Option } from 'commander';
import type { DefineCommand } from '../command.js';
import { addValue } from '../input-options.js';
import { addOutputOptions, type OutputOptions } from '../output-options.js';

export interface ReportOptions extends OutputOptions {
  readonly compare?: string;
  readonly history?: readonly string[];
  readonly cwd?: string;
}

/** `archfit report FILE`: renders a saved report, or what became of another one in it. */
export const report: DefineCommand = (terminal, onExit) =>
  addOutputOptions(
    new Command('report')
      .description('render a report that check --format json has saved, and end as its gate does')
      .argument('<file>', 'the report, or - for the standard input')
      .option('--compare <base>', 'show what became of another report in this one')
      .addOption(
        new Option(
          '--history <path>',
          'with html: saved reports of earlier runs, files or quoted globs, for a plot over time (repeat it)',
        )
          .argParser(addValue)
          .conflicts('compare'),
      )
      .option('--cwd <folder>', 'work in this folder'),
    'decide the gate anew: lowest severity that closes it (default: as it was)',
    'text; with --compare: text, json, markdown',
  ).action(async (file: string, options: ReportOptions) => {
    const { runReport } = await import('./run-report.js');
    onExit(await runReport(file, options, terminal));
  });
