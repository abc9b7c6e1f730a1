import { Command, InvalidArgumentError, Option } from 'commander';
import type { Drawing } from '../../evaluate/modules/draw-modules.js';
import { type PictureFormat, pictureFormats } from '../../reporters/pictures/index.js';
import type { DefineCommand } from '../command.js';
import { addConfigOptions, type ConfigOptions, splitList } from '../input-options.js';

const selfCheckFormats = ['table', 'json'] as const;

export interface SelfCheckOptions extends ConfigOptions {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly format: (typeof selfCheckFormats)[number];
}

const groupings = ['layers', 'contexts', 'folders', 'files'] as const;

export interface GraphOptions extends ConfigOptions, Drawing {
  readonly format: PictureFormat;
  readonly output?: string;
}

/** `archfit modules …`: what there is to do with source code beside judging it. */
export const modules: DefineCommand = (terminal, onExit) => {
  const command = new Command('modules').description('check the rules about source code');
  const selfCheck = command
    .command('self-check')
    .description(
      'plant one violation a rule, in memory and spelled as the code itself would spell it, and tell which rules see theirs',
    )
    .argument('[folder...]', 'folders of code (default: the sources of the configuration)');
  addConfigOptions(selfCheck)
    .option(
      '--only <rules>',
      'check these rules alone (repeat it, or separate by commas)',
      splitList,
    )
    .option('--except <rules>', 'leave these rules out', splitList)
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(selfCheckFormats).default('table'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 every rule with a violation saw it, 1 a rule passed its violation over, 2 a rule could not be checked.',
    )
    .action(async (folders: readonly string[], options: SelfCheckOptions) => {
      const { runSelfCheck } = await import('./run-self-check.js');
      onExit(await runSelfCheck(folders, options, terminal));
    });
  const graph = command
    .command('graph')
    .description('draw which parts of the code import which, what rules forbid in red')
    .argument('[folder...]', 'folders of code (default: the source of the configuration)');
  addConfigOptions(graph)
    .addOption(
      new Option('-f, --format <name>', 'the language of the picture')
        .choices(pictureFormats)
        .default('mermaid'),
    )
    .addOption(
      new Option(
        '--by <parts>',
        'what files are drawn together by (default: layers or contexts, where there are some; else folders)',
      ).choices(groupings),
    )
    .option('--depth <folders>', 'with --by folders: how many folders deep (default: 2)', readDepth)
    .option('-o, --output <file>', 'write to this file')
    .addHelpText('after', '\nExit codes: 0 everything is drawn, 2 something could not be read.')
    .action(async (folders: readonly string[], options: GraphOptions) => {
      const { runGraph } = await import('./run-graph.js');
      onExit(await runGraph(folders, options, terminal));
    });
  return command;
};

function readDepth(value: string): number {
  if (/^[1-9]\d?$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Give a whole number from 1 to 99.');
}
