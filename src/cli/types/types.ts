import { Command } from 'commander';
import type { DefineCommand } from '../command.js';
import { addConfigOptions, type ConfigOptions } from '../input-options.js';

export interface TypesOptions extends ConfigOptions {
  readonly out: string;
  readonly check?: true;
}

/** `archfit types`: lets the compiler of TypeScript know the rules of one's own. */
export const types: DefineCommand = (terminal, onExit) =>
  addConfigOptions(
    new Command('types').description(
      'write the rules of your own policies as types, so that a misspelt one does not compile',
    ),
  )
    .option('-o, --out <file>', 'the file to write', 'archfit-rules.d.ts')
    .option('--check', 'write nothing, and end with 1 when the file is not what it would be')
    .action(async (options: TypesOptions) => {
      const { runTypes } = await import('./run-types.js');
      onExit(await runTypes(options, terminal));
    });
