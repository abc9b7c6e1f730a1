import { Option } from 'commander';
import { readOnce } from '../../input-options.js';
import type { AddSubcommand, PolicyOptions } from '../subcommand.js';

export interface NewOptions extends PolicyOptions {
  readonly dir?: string;
  readonly scope: 'object' | 'set';
  readonly domain?: string;
  readonly dialect: 'archfit' | 'conftest';
}

/** `archfit policy new <topic>/<rule>`: writes a policy, its test and examples. */
export const addNew: AddSubcommand = (command, terminal, onExit) => {
  command
    .command('new')
    .description('begin a policy, with its test and examples; nothing is overwritten')
    .argument('<topic/rule>', 'the id of the rule, for example kubernetes/team-label')
    .option(
      '--dir <folder>',
      'folder of the policies (default: policies; of conftest: policy)',
      readOnce,
    )
    .addOption(
      new Option('--scope <scope>', 'object: judged one by one; set: all facts at once')
        .choices(['object', 'set'])
        .default('object'),
    )
    .option('--domain <name>', 'what it is about (default: the topic, or kubernetes)', readOnce)
    .addOption(
      new Option('--dialect <name>', 'the contract that it keeps')
        .choices(['archfit', 'conftest'])
        .default('archfit'),
    )
    .option('--cwd <folder>', 'work in this folder')
    .addHelpText('after', '\nExit codes: 0 everything is written, 2 something is there already.')
    .action(async (id: string, options: NewOptions) => {
      const { runNew } = await import('./run-new.js');
      onExit(await runNew(id, options, terminal));
    });
};
