import { Command, Option } from 'commander';
import { formats } from '../../reporters/index.js';
import { type FailOn, type MergeGrouping, severities } from '../../report/index.js';
import { addTarget, type ReportTarget } from '../check/report-targets.js';
import type { DefineCommand } from '../command.js';
import type { ColorMode } from '../terminal.js';

export interface MergeOptions {
  readonly by?: MergeGrouping;
  readonly failOn?: FailOn;
  readonly reportOnly: boolean;
  readonly format?: readonly ReportTarget[];
  /** Commander gives false for `--no-color`. */
  readonly color: ColorMode | boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly cwd?: string;
}

/** `archfit merge FILE…`: joins the reports of all shards of a run, or those of several repositories. */
export const merge: DefineCommand = (terminal, onExit) =>
  new Command('merge')
    .description(
      'join the reports of all shards of a run, or of several repositories, and decide the gate',
    )
    .argument('<file...>', 'reports that check --format json has saved, or quoted globs')
    .addOption(
      new Option(
        '--by <group>',
        'with reports of several repositories: whose findings they are told by (default: service)',
      ).choices(['service', 'owner']),
    )
    .addOption(
      new Option(
        '--fail-on <severity>',
        'lowest severity that closes the gate (default: as it was)',
      ).choices([...severities, 'never']),
    )
    .option('--report-only', 'end with 0 although the gate is closed; no verdict is still 2', false)
    .option(
      '-f, --format <name[:path]>',
      `how to report, to the standard output or to a file (repeat it; ${formats.join(', ')}; default: text)`,
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
    .option('--cwd <folder>', 'work in this folder: that of the configuration, for shards')
    .addHelpText(
      'after',
      '\nExit codes: 0 the gate is open, 1 it is closed, 2 there is no verdict, 130 interrupted.',
    )
    .action(async (files: readonly string[], options: MergeOptions) => {
      const { runMerge } = await import('./run-merge.js');
      onExit(await runMerge(files, options, terminal));
    });
