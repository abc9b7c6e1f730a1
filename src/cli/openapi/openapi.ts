import { Command, Option } from 'commander';
import type { DefineCommand } from '../command.js';
import { parseTime } from '../parse-time.js';
import { type ProfileOption, profileOption } from './profile-option.js';
import { secondOpinionOption } from './second-opinion-option.js';
import { releaseTagsOption } from './release-tags-option.js';

/** What both views of two versions take. */
export interface DescriptionOptions {
  readonly cwd?: string;
  readonly changedSince?: string;
  readonly releaseTags?: string;
  readonly root?: string;
  readonly profile?: ProfileOption;
  readonly now?: Date;
}

export interface ChangelogOptions extends DescriptionOptions {
  readonly format: ChangelogFormat;
  readonly onlyBreaking: boolean;
  readonly secondOpinion?: boolean;
}

export interface PlanOptions extends DescriptionOptions {
  readonly name?: string;
  readonly plans?: string;
  readonly by: 'pointer' | 'fingerprint';
}

const changelogFormats = ['text', 'markdown', 'json'] as const;

export type ChangelogFormat = (typeof changelogFormats)[number];

/** `archfit openapi changelog OLD NEW` and `archfit openapi plan OLD NEW`. */
export const openapi: DefineCommand = (terminal, onExit) => {
  const command = new Command('openapi').description('compare two versions of an API description');
  const changelog = addVersions(
    command.command('changelog').description('print what changed, what breaks first'),
  )
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(changelogFormats).default('text'),
    )
    .addOption(secondOpinionOption())
    .option('--only-breaking', 'leave out what breaks nobody', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 both versions were compared, 2 something could not be read.',
    );
  changelog.action(async (versions: readonly string[], options: ChangelogOptions) => {
    const { runChangelog } = await import('./run-changelog.js');
    onExit(await runChangelog(versions, options, terminal));
  });
  const plan = addVersions(
    command
      .command('plan')
      .description('print the skeleton of a plan for everything that breaks and is not covered'),
  )
    .option('--name <name>', 'what the plan calls the contract (default: the path of NEW)')
    .option('--plans <path>', 'plans that are there already: what they cover is left out')
    .addOption(
      new Option('--by <identity>', 'how the plan names what breaks')
        .choices(['pointer', 'fingerprint'])
        .default('pointer'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 the plan is printed, or nothing has to be planned, 2 something could not be read.',
    );
  plan.action(async (versions: readonly string[], options: PlanOptions) => {
    const { runPlan } = await import('./run-plan.js');
    onExit(await runPlan(versions, options, terminal));
  });
  return command;
};

function addVersions(command: Command): Command {
  return command
    .argument(
      '<version...>',
      'OLD NEW: the version that consumers have, and the one that is to be delivered: files, folders, - or git:REVISION:PATH; with --changed-since NEW alone',
    )
    .option(
      '--changed-since <revision>',
      'compare NEW with what it was at this revision of git, or at last-release',
    )
    .addOption(releaseTagsOption())
    .option('--root <folder>', 'no reference leads out of this folder (default: that of each file)')
    .addOption(profileOption())
    .option('--cwd <folder>', 'work in this folder')
    .option('--now <time>', 'the time of the run: 2026-01-31 (default: the clock)', parseTime);
}
