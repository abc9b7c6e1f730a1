import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ConfigRequest } from '../config/index.js';
import type { SetPer } from '../evaluate/index.js';
import { ArchfitError, type RuleId } from '../report/index.js';
import { parseTime } from './parse-time.js';
import type { Terminal } from './terminal.js';

/** Where a command works, and by which configuration. */
export interface ConfigOptions {
  readonly cwd?: string;
  /** False: none, although one may be there. */
  readonly config?: string | false;
  /** Policies beside those of the configuration. */
  readonly policy?: readonly string[];
  /** What those policies read as `data`: files or folders. */
  readonly data?: readonly string[];
  /** Folder of policies that were compiled before; false: none. */
  readonly policyCache?: string | false;
  /** False: the built-in rules are off. The flag is there with `true`, which leaves it to the configuration. */
  readonly builtIn?: boolean;
}

/** What a command judges. */
export interface InputOptions extends ConfigOptions {
  readonly environment?: readonly string[];
  readonly each?: SetPer;
  readonly only?: readonly RuleId[];
  readonly except?: readonly RuleId[];
  readonly waivers?: string | false;
  readonly catalog?: string;
  /** File of what databases allow. */
  readonly budgets?: string;
  readonly now?: Date;
}

/** Adds the flags of {@link ConfigOptions}. */
export function addConfigOptions(command: Command): Command {
  return command
    .option(
      '-c, --config <file>',
      'the configuration (default: archfit.config.* here or in a folder above)',
    )
    .option('--no-config', 'use no configuration')
    .option(
      '--policy <path>',
      'policies of your own: a folder, a file, a bundle or a compiled module (repeat it)',
      addValue,
    )
    .option(
      '--data <path>',
      'what the policies of --policy read as data: a file or folder of YAML and JSON (repeat it)',
      addValue,
    )
    .option(
      '--policy-cache <folder>',
      "where policies of your own are kept compiled (default: as the configuration says, else archfit in the user's folder of caches)",
      readOnce,
    )
    .option('--no-policy-cache', 'compile policies of your own anew, and keep nothing')
    .option('--no-built-in', 'leave the built-in rules out')
    .option('--cwd <folder>', 'work in this folder');
}

/** Adds the flags of {@link InputOptions}. */
export function addInputOptions(command: Command): Command {
  return addConfigOptions(command)
    .option(
      '--environment <name>',
      'judge this environment alone (repeat it); with paths: the name of what they hold',
      splitList,
    )
    .addOption(
      new Option('--each <unit>', 'judge every file or folder as a set of its own').choices([
        'file',
        'folder',
      ]),
    )
    .option('--only <rules>', 'run these rules alone (repeat it, or separate by commas)', splitList)
    .option('--except <rules>', 'leave these rules out', splitList)
    .option('--waivers <file>', 'the file of waivers (default: as the configuration says)')
    .option('--no-waivers', 'waive nothing, as an audit does')
    .option(
      '--catalog <file>',
      'the catalog of services (default: as the configuration says)',
      readOnce,
    )
    .option(
      '--budgets <file>',
      'the file of what databases allow (default: as the configuration says)',
      readOnce,
    )
    .option(
      '--now <time>',
      'the time of the run: 2026-01-31, or 2026-01-31T12:00:00Z (default: the clock)',
      parseTime,
    );
}

/**
 * The terminal as `--cwd` moves it.
 *
 * @throws {@link ArchfitError} `usage` for a folder that does not exist
 */
export function moveTerminal(terminal: Terminal, { cwd }: ConfigOptions): Terminal {
  if (cwd === undefined) return terminal;
  const folder = resolve(terminal.cwd, cwd);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) {
    return { ...terminal, cwd: folder };
  }
  throw new ArchfitError('usage', `there is no folder ${cwd}`, 'Name a folder after --cwd.');
}

/** What the flags ask of an evaluation, in the folder of `terminal`. */
export function toConfigRequest(
  paths: readonly string[],
  options: InputOptions,
  terminal: Terminal,
): ConfigRequest {
  const { config, environment, each, only, except, waivers, catalog, budgets, now } = options;
  return {
    cwd: terminal.cwd,
    env: terminal.env,
    stdin: terminal.stdin,
    ...toRuleSources(options),
    ...(paths.length > 0 && { paths: paths.filter(isFirstStream) }),
    ...(config !== undefined && { configFile: config }),
    ...(environment && { environments: environment }),
    ...(each && { each }),
    ...(only && { only }),
    ...(except && { except }),
    ...(waivers !== undefined && { waivers }),
    ...(catalog !== undefined && { catalog }),
    ...(budgets !== undefined && { budgets }),
    ...(now && { now: () => now }),
  };
}

/**
 * Where rules come from, as far as the flags say.
 *
 * @throws {@link ArchfitError} `usage` for data without policies that could read them
 */
export function toRuleSources({
  policy,
  data,
  policyCache,
  builtIn,
}: ConfigOptions): Pick<ConfigRequest, 'policies' | 'policyCache' | 'builtIn'> {
  if (data && policy === undefined) {
    const hint =
      'Name the policies with --policy. Those of the configuration have data of their own: policies: { policies: policy, data: data }.';
    throw new ArchfitError('usage', '--data is given, and no policies that would read it', hint);
  }
  const policies = data ? policy?.map((each) => ({ policies: each, data })) : policy;
  return {
    ...(policies && { policies }),
    ...(policyCache !== undefined && { policyCache }),
    ...(builtIn === false && { builtIn }),
  };
}

/** The standard input has its content once, however often it is named. */
function isFirstStream(path: string, index: number, paths: readonly string[]): boolean {
  return path !== '-' || paths.indexOf(path) === index;
}

/** Reads the value of a flag that stands for one file: of two, the first would be passed over in silence. */
export function readOnce(value: string, previous?: string): string {
  if (previous !== undefined) {
    throw new InvalidArgumentError(`${previous} is named already, and one file is all there is.`);
  }
  return value;
}

/** Reads one of several values of a flag, in which a comma is none between values: globs have some. */
export function addValue(value: string, previous: readonly string[] = []): readonly string[] {
  // A variable that is not set must not ask for nothing.
  if (value.trim() === '') throw new InvalidArgumentError('The value is empty.');
  return [...previous, value];
}

/** Reads one of several values of a flag, which may be a list. */
export function splitList(value: string, previous: readonly string[] = []): readonly string[] {
  const items = value.split(',').filter((item) => item.trim() !== '');
  // A variable that is not set must not ask for nothing.
  if (items.length === 0) throw new InvalidArgumentError('The value is empty.');
  return [...previous, ...items];
}
