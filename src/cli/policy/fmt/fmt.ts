import { addPaths, type AddSubcommand, type PolicyOptions } from '../subcommand.js';

export interface FmtOptions extends PolicyOptions {
  readonly check: boolean;
  readonly diff: boolean;
}

/** `archfit policy fmt [PATH…]`: writes policies as `opa fmt` does. */
export const addFmt: AddSubcommand = (command, terminal, onExit) => {
  addPaths(command.command('fmt').description('format policies as opa fmt does'))
    .option('--check', 'write nothing; end with 1 where something would change', false)
    .option('--diff', 'write nothing; print what would change', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 everything is formatted, 1 with --check or --diff: something would change, 2 something cannot be read.',
    )
    .action(async (paths: readonly string[], options: FmtOptions) => {
      const { runFmt } = await import('./run-fmt.js');
      onExit(await runFmt(paths, options, terminal));
    });
};
