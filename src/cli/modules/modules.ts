import { Command, Option } from 'commander';
import type { DefineCommand } from '../command.js';
import { addConfigOptions, type ConfigOptions, splitList } from '../input-options.js';

const selfCheckFormats = ['table', 'json'] as const;

export interface SelfCheckOptions extends ConfigOptions {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly format: (typeof selfCheckFormats)[number];
}

/** `archfit modules …`: what there is to do with source code beside judging it. */
export const modules: DefineCommand = (terminal, onExit) => {
  const command = new Command('modules').description('check the rules about source code');
  const selfCheck = command
    .command('self-check')
    .description(
      'plant one violation a rule, in memory and spelled as the code itself would spell it, and tell which rules see theirs',
    )
    .argument('[folder...]', 'folders of code (default: the sources of the configuration)');
  addConfigOptions(selfCheck)
    .option(
      '--only <rules>',
      'check these rules alone (repeat it, or separate by commas)',
      splitList,
    )
    .option('--except <rules>', 'leave these rules out', splitList)
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(selfCheckFormats).default('table'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 every rule with a violation saw it, 1 a rule passed its violation over, 2 a rule could not be checked.',
    )
    .action(async (folders: readonly string[], options: SelfCheckOptions) => {
      const { runSelfCheck } = await import('./run-self-check.js');
      onExit(await runSelfCheck(folders, options, terminal));
    });
  return command;
};
