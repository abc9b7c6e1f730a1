import { Option } from 'commander';
import { addPaths, type AddSubcommand, type PolicyOptions } from '../subcommand.js';

export interface InspectOptions extends PolicyOptions {
  readonly format: 'table' | 'json';
}

/** `archfit policy inspect [PATH…]`: tells what policies hold and where they run. */
export const addInspect: AddSubcommand = (command, terminal, onExit) => {
  addPaths(
    command
      .command('inspect')
      .description('tell what policies hold, those in bundles too, and where they run'),
  )
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(['table', 'json']).default('table'),
    )
    .addHelpText('after', '\nExit codes: 0 everything is told, 2 something cannot be read.')
    .action(async (paths: readonly string[], options: InspectOptions) => {
      const { runInspect } = await import('./run-inspect.js');
      onExit(await runInspect(paths, options, terminal));
    });
};
