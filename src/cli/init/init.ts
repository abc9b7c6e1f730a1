import { Command, Option } from 'commander';
import type { DefineCommand } from '../command.js';

export interface InitOptions {
  readonly cwd?: string;
  readonly manifests?: readonly string[];
  readonly runner?: 'jest' | 'vitest' | 'none';
  readonly ci?: 'github' | 'gitlab' | 'none';
  readonly dryRun: boolean;
}

/** `archfit init`: writes a configuration, a file of waivers, a test and a CI job. */
export const init: DefineCommand = (terminal, onExit) =>
  new Command('init')
    .description(
      'write a configuration, a file of waivers, a test and a CI job; nothing is overwritten',
    )
    .option('--cwd <folder>', 'work in this folder')
    .option(
      '--manifests <pattern>',
      'where the rendered manifests are: a file, a folder or a quoted glob (repeat it; default: they are looked for)',
      (value: string, previous?: readonly string[]) => [...(previous ?? []), value],
    )
    .addOption(
      new Option('--runner <name>', 'the test to write (default: as package.json says)').choices([
        'jest',
        'vitest',
        'none',
      ]),
    )
    .addOption(
      new Option('--ci <name>', 'the CI job to write (default: what the folder shows)').choices([
        'github',
        'gitlab',
        'none',
      ]),
    )
    .option('--dry-run', 'say what would be written, and write nothing', false)
    .action(async (options: InitOptions) => {
      const { runInit } = await import('./run-init.js');
      onExit(await runInit(options, terminal));
    });
