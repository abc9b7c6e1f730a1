import { Command, Option } from 'commander';
import type { DefineCommand } from '../command.js';
import { addConfigOptions, type ConfigOptions } from '../input-options.js';

export interface RulesOptions extends ConfigOptions {
  readonly format: 'text' | 'json';
}

/** `archfit rules`: lists every rule as the configuration sets it. */
export const rules: DefineCommand = (terminal, onExit) =>
  addConfigOptions(
    new Command('rules').description('list every rule, as the configuration sets it'),
  )
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action(async (options: RulesOptions) => {
      const { runRules } = await import('./run-rules.js');
      onExit(await runRules(options, terminal));
    });
