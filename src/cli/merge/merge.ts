import { Command, Option } from 'commander';
import type { MergeGrouping } from '../../report/index.js';
import type { DefineCommand } from '../command.js';
import { addOutputOptions, type OutputOptions } from '../output-options.js';

export interface MergeOptions extends OutputOptions {
  readonly by?: MergeGrouping;
  readonly cwd?: string;
}

/** `archfit merge FILE…`: joins the reports of all shards of a run, or those of several repositories. */
export const merge: DefineCommand = (terminal, onExit) =>
  addOutputOptions(
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
      .option('--cwd <folder>', 'work in this folder: that of the configuration, for shards'),
    'lowest severity that closes the gate (default: as it was)',
  ).action(async (files: readonly string[], options: MergeOptions) => {
    const { runMerge } = await import('./run-merge.js');
    onExit(await runMerge(files, options, terminal));
  });
