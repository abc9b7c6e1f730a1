import { Command, Option } from 'commander';
import type { DefineCommand } from '../command.js';
import { addInputOptions, type InputOptions } from '../input-options.js';

export interface WaiversOptions extends InputOptions {
  readonly format: 'text' | 'json';
}

/** `archfit waivers [PATH…]`: lists the waivers by owner and date. */
export const waivers: DefineCommand = (terminal, onExit) =>
  addInputOptions(
    new Command('waivers')
      .description('list the waivers by owner and date, with what they waive')
      .argument('[path...]', 'what to judge (default: the sources of the configuration)'),
  )
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(['text', 'json']).default('text'),
    )
    .action(async (paths: readonly string[], options: WaiversOptions) => {
      const { runWaivers } = await import('./run-waivers.js');
      onExit(await runWaivers(paths, options, terminal));
    });
