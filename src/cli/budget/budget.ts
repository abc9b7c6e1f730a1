import { Command, Option } from 'commander';
import { type BudgetFormat, budgetFormats } from '../../reporters/budget/index.js';
import type { DefineCommand } from '../command.js';
import { addConfigOptions, type InputOptions, readOnce, splitList } from '../input-options.js';
import type { ColorMode } from '../terminal.js';

export interface BudgetCommandOptions extends Pick<
  InputOptions,
  'cwd' | 'config' | 'environment' | 'each' | 'budgets'
> {
  readonly format: BudgetFormat;
  readonly output?: string;
  readonly reportOnly: boolean;
  /** Commander gives false for `--no-color`. */
  readonly color: ColorMode | boolean;
}

/** `archfit budget [PATH…]`: prints what may connect to each database, against what it allows. */
export const budget: DefineCommand = (terminal, onExit) => {
  const command = new Command('budget')
    .description('print what may connect to each database, against what it allows')
    .argument(
      '[path...]',
      'files, folders, quoted globs, or - for the standard input (default: the sources of the configuration)',
    );
  return addConfigOptions(command)
    .option(
      '--budgets <file>',
      'the file of what databases allow (default: as the configuration says)',
      readOnce,
    )
    .option(
      '--environment <name>',
      'print this environment alone (repeat it); with paths: the name of what they hold',
      splitList,
    )
    .addOption(
      new Option('--each <unit>', 'take every file or folder as a set of its own').choices([
        'file',
        'folder',
      ]),
    )
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(budgetFormats).default('text'),
    )
    .option('-o, --output <file>', 'write to this file (default: the standard output)')
    .option(
      '--report-only',
      'end with 0 although a budget is exceeded; what cannot be told is still 2',
      false,
    )
    .addOption(
      new Option('--color <when>', 'colour the text')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .addOption(new Option('--no-color', 'the same as --color never, and bars of plain letters'))
    .addHelpText(
      'after',
      '\nExit codes: 0 every database is large enough, 1 one is not, 2 nobody can tell, 130 interrupted.',
    )
    .action(async (paths: readonly string[], options: BudgetCommandOptions) => {
      const { runBudget } = await import('./run-budget.js');
      onExit(await runBudget(paths, options, terminal));
    });
};
