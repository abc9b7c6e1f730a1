import { Command, Option } from 'commander';
import { audiences, compatibilityModes, type Shard } from '../../evaluate/index.js';
import { formats } from '../../reporters/index.js';
import { type FailOn, severities } from '../../report/index.js';
import type { DefineCommand } from '../command.js';
import { addInputOptions, addValue, type InputOptions, splitList } from '../input-options.js';
import type { ColorMode } from '../terminal.js';
import { profileOption } from '../openapi/profile-option.js';
import { releaseTagsOption } from '../openapi/release-tags-option.js';
import { secondOpinionOption } from '../openapi/second-opinion-option.js';
import type { SourceFlags } from './named-source.js';
import { readShard } from './read-shard.js';
import { addTarget, type ReportTarget } from './report-targets.js';

export interface CheckOptions extends InputOptions, SourceFlags {
  readonly failOn?: FailOn;
  readonly reportOnly: boolean;
  readonly format?: readonly ReportTarget[];
  readonly exhibits?: boolean;
  readonly shard?: Shard;
  readonly baseline?: string | false;
  /** Commander gives false for `--no-color`. */
  readonly color: ColorMode | boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
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
  return addInputOptions(command)
    .addOption(
      new Option(
        '--fail-on <severity>',
        'lowest severity that closes the gate (default: as the configuration says, else high)',
      ).choices([...severities, 'never']),
    )
    .option('--report-only', 'end with 0 although the gate is closed; no verdict is still 2', false)
    .option(
      '-f, --format <name[:path]>',
      `how to report, to the standard output or to a file (repeat it; ${formats.join(', ')}, or ./ and the path of a reporter of yours; default: text)`,
      addTarget,
    )
    .option(
      '--exhibits',
      'add what was judged to the report: the connection budget, parts of the code, changes of contracts, sensitive fields',
    )
    .option(
      '--baseline <file>',
      'the accepted findings (default: as the configuration says, else archfit-baseline.json)',
    )
    .option('--no-baseline', 'accept no finding as known')
    .addOption(
      new Option('--color <when>', 'colour the text')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--no-color', 'the same as --color never'))
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
    .option('--verbose', 'list known findings too', false)
    .addOption(
      new Option('--quiet', 'print new findings, problems and the gate alone')
        .conflicts('verbose')
        .default(false),
    )
    .option('--print-config', 'print the configuration with where each setting comes from', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 the gate is open, 1 it is closed, 2 there is no verdict, 130 interrupted.',
    )
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const { runCheck } = await import('./run-check.js');
      onExit(await runCheck(paths, options, terminal));
    });
};
