import { readOnce } from '../../input-options.js';
import { addPaths, type AddSubcommand, type PolicyOptions } from '../subcommand.js';

export interface BuildOptions extends PolicyOptions {
  readonly output: string;
  readonly name: string;
}

/** `archfit policy build [PATH…]`: compiles policies into an OPA bundle. */
export const addBuild: AddSubcommand = (command, terminal, onExit) => {
  addPaths(command.command('build').description('compile policies of the own contract into a pack'))
    .requiredOption(
      '-o, --output <file>',
      'the pack: an OPA bundle (.tar.gz), or the module alone (.wasm)',
      readOnce,
    )
    .option('--name <name>', 'the name of the pack, as reports show it', 'policies')
    .addHelpText('after', '\nExit codes: 0 it is built, 2 it cannot be.')
    .action(async (paths: readonly string[], options: BuildOptions) => {
      const { runBuild } = await import('./run-build.js');
      onExit(await runBuild(paths, options, terminal));
    });
};
