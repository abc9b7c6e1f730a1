import { Command, Option } from 'commander';
import { audiences, compatibilityModes, type Shard } from '../../evaluate/index.js';
import type { DefineCommand } from '../command.js';
import { addInputOptions, addValue, type InputOptions, splitList } from '../input-options.js';
import { addOutputOptions, type OutputOptions } from '../output-options.js';
import { profileOption } from '../openapi/profile-option.js';
import { releaseTagsOption } from '../openapi/release-tags-option.js';
import { secondOpinionOption } from '../openapi/second-opinion-option.js';
import type { SourceFlags } from './named-source.js';
import { readShard } from './read-shard.js';

export interface CheckOptions extends InputOptions, OutputOptions, SourceFlags {
  readonly exhibits?: boolean;
  readonly shard?: Shard;
  readonly baseline?: string | false;
  readonly printConfig: boolean;
}

/** `archfit check [PATH…]`: judges manifests and decides the gate. */
export const check: DefineCommand = (terminal, onExit) => {
  const command = new Command('check')
    .description(
      'judge manifests, with openapi OLD NEW an API description, with events PATH event schemas, with modules FOLDER source code, or with documents PATH any YAML and JSON, and decide the gate',
    )
    .argument(
      '[path...]',
      'files, folders, quoted globs, or - for the standard input (default: the sources of the configuration)',
    );
  const failOn =
    'lowest severity that closes the gate (default: as the configuration says, else high)';
  return addOutputOptions(addInputOptions(command), failOn)
    .option(
      '--exhibits',
      'add what was judged to the report: the connection budget, parts of the code, changes of contracts, sensitive fields, the operability of services',
    )
    .option(
      '--baseline <file>',
      'the accepted findings (default: as the configuration says, else archfit-baseline.json)',
    )
    .option('--no-baseline', 'accept no finding as known')
    .option(
      '--shard <i/n>',
      'judge the i-th of n shares of the input: archfit merge joins their JSON reports',
      readShard,
    )
    .option(
      '--changed-since <revision>',
      'compare API descriptions and event schemas with what they were at this revision of git, or at last-release: those of the configuration, openapi NEW, or events PATH',
    )
    .addOption(releaseTagsOption())
    .addOption(secondOpinionOption())
    .option(
      '--plans <path>',
      'with openapi OLD NEW or events PATH: plans for the end of old forms (repeat it)',
      splitList,
    )
    .addOption(profileOption())
    .option(
      '--root <folder>',
      'with openapi OLD NEW, events PATH or modules FOLDER: no reference leads out of this folder',
    )
    .option(
      '--base <version>',
      'with events PATH: the version that consumers have: a folder, a file, git:REVISION:PATH, or a revision of git',
    )
    .addOption(
      new Option(
        '--mode <mode>',
        'with events PATH: what has to stay possible (default: FORWARD)',
      ).choices(compatibilityModes),
    )
    .addOption(
      new Option(
        '--audience <audience>',
        'with events PATH: who reads the events, where nothing else says so (default: integration)',
      ).choices(audiences),
    )
    .option(
      '--tsconfig <file>',
      'with modules FOLDER: the tsconfig.json of all files (default: for each the nearest one)',
    )
    .option(
      '--exclude <glob>',
      'with modules FOLDER: files that are not judged (repeat it)',
      addValue,
    )
    .option('--print-config', 'print the configuration with where each setting comes from', false)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const { runCheck } = await import('./run-check.js');
      onExit(await runCheck(paths, options, terminal));
    });
};
