import { Command, Option } from 'commander';
import { audiences, type EventsSource } from '../../evaluate/index.js';
import type { DefineCommand } from '../command.js';
import { readOnce } from '../input-options.js';

const reportFormats = ['table', 'markdown', 'json'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export interface ReportOptions {
  readonly format: ReportFormat;
  readonly classification?: string;
  readonly audience?: Exclude<EventsSource['audience'], undefined>;
  readonly root?: string;
  readonly redactPaths: boolean;
  readonly all: boolean;
  readonly cwd?: string;
}

/** `archfit events report PATH…`. */
export const events: DefineCommand = (terminal, onExit) => {
  const command = new Command('events').description('tell what events carry');
  command
    .command('report')
    .description(
      'print which events carry sensitive fields, who answers for them and where they flow',
    )
    .argument('<path...>', 'files, folders or quoted globs of event schemas')
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(reportFormats).default('table'),
    )
    .option(
      '--classification <file>',
      'what is declared beside the schemas: classification.yaml, a data contract, an export of a registry',
      readOnce,
    )
    .addOption(
      new Option(
        '--audience <audience>',
        'who reads the events, where nothing else says so (default: integration)',
      ).choices(audiences),
    )
    .option('--root <folder>', 'no reference leads out of this folder')
    .addOption(
      new Option(
        '--redact-paths',
        'print what a logger makes unreadable in the schemas of log lines, as pino takes it',
      )
        .conflicts('format')
        .default(false),
    )
    .option('--all', 'with --redact-paths: of all schemas', false)
    .option('--cwd <folder>', 'work in this folder')
    .addHelpText(
      'after',
      '\nExit codes: 0 everything was read, 2 something could not be read; what could be is printed.',
    )
    .action(async (paths: readonly string[], options: ReportOptions) => {
      const { runReport } = await import('./run-report.js');
      onExit(await runReport(paths, options, terminal));
    });
  return command;
};
