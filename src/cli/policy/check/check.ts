import { Option } from 'commander';
import { addPaths, type AddSubcommand, type PolicyOptions } from '../subcommand.js';

export interface CheckPolicyOptions extends PolicyOptions {
  readonly format: 'text' | 'json';
}

/** `archfit policy check [PATH…]`: tells what is wrong with policies before they are run. */
export const addCheck: AddSubcommand = (command, terminal, onExit) => {
  addPaths(
    command
      .command('check')
      .description(
        'check policies strictly: types, facts, contract, and what is slow or impossible',
      ),
  )
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 no error (there may be warnings), 1 a policy is wrong, 2 something cannot be checked.',
    )
    .action(async (paths: readonly string[], options: CheckPolicyOptions) => {
      const { runCheck } = await import('./run-check.js');
      onExit(await runCheck(paths, options, terminal));
    });
};
