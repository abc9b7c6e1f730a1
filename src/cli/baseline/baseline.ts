import { Command } from 'commander';
import type { DefineCommand } from '../command.js';
import { addInputOptions, type InputOptions } from '../input-options.js';

export interface BaselineOptions extends InputOptions {
  /** The file to write. */
  readonly baseline?: string;
  readonly allowGrowth: boolean;
  readonly dryRun: boolean;
}

/** `archfit baseline [PATH…]`: accepts what is found today as known. */
export const baseline: DefineCommand = (terminal, onExit) =>
  addInputOptions(
    new Command('baseline')
      .description('accept what is found today as known')
      .argument('[path...]', 'what to judge (default: the sources of the configuration)'),
  )
    .option(
      '--baseline <file>',
      'the file to write (default: as the configuration says, else archfit-baseline.json)',
    )
    .option('--allow-growth', 'accept also what the baseline did not accept before', false)
    .option('--dry-run', 'say what would change, and write nothing', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 it is written or up to date, 1 it would grow, 2 it cannot be told, 130 interrupted.',
    )
    .action(async (paths: readonly string[], options: BaselineOptions) => {
      const { runBaseline } = await import('./run-baseline.js');
      onExit(await runBaseline(paths, options, terminal));
    });
