import { Command, Option } from 'commander';
import type { DefineCommand } from '../command.js';
import { addConfigOptions, type ConfigOptions, readOnce, splitList } from '../input-options.js';
import { parseTime } from '../parse-time.js';

const reportFormats = ['table', 'markdown', 'json'] as const;

export type OperationsFormat = (typeof reportFormats)[number];

export interface OperationsReportOptions extends ConfigOptions {
  readonly format: OperationsFormat;
  readonly service?: readonly string[];
  readonly catalog?: string;
  readonly waivers?: string | false;
  readonly now?: Date;
}

/** `archfit operations report`. */
export const operations: DefineCommand = (terminal, onExit) => {
  const command = new Command('operations').description('tell how well services can be operated');
  const report = command
    .command('report')
    .description(
      'judge what the configuration names, and print of each service what can be said of operating it',
    );
  addConfigOptions(report)
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(reportFormats).default('table'),
    )
    .option(
      '--service <name>',
      'print this service alone (repeat it, or separate by commas)',
      splitList,
    )
    .option(
      '--catalog <file>',
      'the catalog of services (default: as the configuration says)',
      readOnce,
    )
    .option('--waivers <file>', 'the file of waivers (default: as the configuration says)')
    .option('--no-waivers', 'waive nothing, as an audit does')
    .option(
      '--now <time>',
      'the time of the run: 2026-01-31, or 2026-01-31T12:00:00Z (default: the clock)',
      parseTime,
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 everything was read, 2 something could not be read; what could be is printed.',
    )
    .action(async (options: OperationsReportOptions) => {
      const { runOperationsReport } = await import('./run-operations-report.js');
      onExit(await runOperationsReport(options, terminal));
    });
  return command;
};
