import { InvalidArgumentError, Option } from 'commander';
import { addValue, readOnce } from '../../input-options.js';
import { addPaths, type AddSubcommand, type PolicyOptions } from '../subcommand.js';

const testFormats = ['text', 'json', 'junit'] as const;

export interface TestCommandOptions extends PolicyOptions {
  readonly run?: string;
  /** Files or folders that the tests read as `data`, beside the `data.json` and `data.yaml` among the policies. */
  readonly data?: readonly string[];
  readonly coverage: boolean;
  /** From 0 to 100; asks for coverage. */
  readonly threshold?: number;
  readonly failOnEmpty: boolean;
  readonly examples: boolean;
  readonly format: (typeof testFormats)[number];
  readonly verbose: boolean;
}

/** `archfit policy test [PATH…]`: runs the tests and examples of policies. */
export const addTest: AddSubcommand = (command, terminal, onExit) => {
  addPaths(command.command('test').description('run the Rego tests and the examples of policies'))
    .option('--run <pattern>', 'run the tests whose full name matches (RE2)', readOnce)
    .option(
      '--data <path>',
      'what policies read as data: a file or folder of YAML and JSON (repeat it)',
      addValue,
    )
    .option('--coverage', 'tell which lines no test reaches', false)
    .option('--threshold <percent>', 'fail below this coverage', readPercent)
    .option('--no-fail-on-empty', 'let it pass that there is no test at all')
    .option('--no-examples', 'leave the examples beside the policies out')
    .addOption(
      new Option('-f, --format <name>', 'how to print').choices(testFormats).default('text'),
    )
    .option('-v, --verbose', 'list what passed, too', false)
    .addHelpText(
      'after',
      '\nExit codes: 0 everything passed, 1 a test or example failed or too little is covered, 2 there is no test, or something cannot be run.',
    )
    .action(async (paths: readonly string[], options: TestCommandOptions) => {
      const { runTest } = await import('./run-test.js');
      onExit(await runTest(paths, options, terminal));
    });
};

function readPercent(value: string): number {
  const percent = Number(value);
  if (value.trim() !== '' && percent >= 0 && percent <= 100) return percent;
  throw new InvalidArgumentError('Give a number from 0 to 100.');
}
