import { resolve } from 'node:path';
import { isDate } from 'node:util/types';
import { serialize } from 'node:v8';
import type { EvaluateOptions, RuleDefinition, RuleFilter, Source } from '../../evaluate/index.js';
import { ArchfitError } from '../../report/index.js';

/** What `describeFitness` judges, and how; everything in it is plain data. */
export interface FitnessOptions
  extends RuleFilter, Pick<EvaluateOptions, 'builtIn' | 'environments' | 'failOn' | 'rules'> {
  /** What is judged. Default: the sources of the configuration. */
  readonly sources?: Source | readonly Source[];
  /**
   * File of the configuration, relative to `cwd`; `false` for none. Default: without `sources` the one that is found upward from
   * `cwd`, with `sources` none.
   */
  readonly config?: string | false;
  /**
   * Policies of one's own, beside those of the configuration: folders, files, bundles (`.tar.gz`) or compiled modules (`.wasm`), relative to
   * `cwd`, and what `definePack()` makes of them. Rules in TypeScript are code, and stand in the configuration.
   */
  readonly policies?: readonly Exclude<
    NonNullable<EvaluateOptions['policies']>[number],
    RuleDefinition
  >[];
  /** File of the findings that are accepted as known, relative to `cwd`; `false` for none. Default: as the configuration says. */
  readonly baseline?: string | false;
  /** File of the waivers, relative to `cwd`, or what is allowed; `false` for none. Default: as the configuration says. */
  readonly waivers?: NonNullable<EvaluateOptions['waivers']> | false;
  /** File of the catalog, relative to `cwd`, or the catalog itself. Default: as the configuration says. */
  readonly catalog?: NonNullable<EvaluateOptions['catalog']>;
  /** What databases allow: a file relative to `cwd`, or that itself. Default: as the configuration says. */
  readonly budgets?: NonNullable<EvaluateOptions['budgets']>;
  /** What relative paths start from. Default: the working directory of the process. */
  readonly cwd?: string;
  /** The clock, for a run that has to be repeatable: a date, or its text in ISO 8601. Default: that of the machine. */
  readonly now?: Date | string;
  /** Longest time that the evaluation may take, in milliseconds. Default: two minutes. */
  readonly timeoutMs?: number;
}

/** The options as they go to the worker that evaluates. */
export interface FitnessRequest extends Pick<
  FitnessOptions,
  | 'only'
  | 'except'
  | 'policies'
  | 'builtIn'
  | 'environments'
  | 'failOn'
  | 'rules'
  | 'waivers'
  | 'baseline'
  | 'catalog'
  | 'budgets'
> {
  /** Absolute. */
  readonly cwd: string;
  /** `false`: no configuration. Absent: the one that is found. */
  readonly configFile?: string | false;
  readonly sources?: readonly Source[];
  /** ISO 8601. */
  readonly now?: string;
}

type Kind =
  | 'text'
  | 'list'
  | 'list of paths and of what definePack() gives; rules in TypeScript stand in archfit.config.ts'
  | 'boolean'
  | 'object'
  | 'number'
  | 'date'
  | 'text or false'
  | 'text or object'
  | 'text, object or false';

/** What each option has to be; the type keeps the list complete. */
const kinds: Readonly<Record<keyof FitnessOptions, Kind>> = {
  only: 'list',
  except: 'list',
  sources: 'object',
  config: 'text or false',
  policies:
    'list of paths and of what definePack() gives; rules in TypeScript stand in archfit.config.ts',
  builtIn: 'boolean',
  environments: 'list',
  failOn: 'text',
  rules: 'object',
  baseline: 'text or false',
  waivers: 'text, object or false',
  catalog: 'text or object',
  budgets: 'text or object',
  cwd: 'text',
  now: 'date',
  timeoutMs: 'number',
};

/**
 * Reads the options, and refuses what would silently narrow or change nothing: in JavaScript nobody else does.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function readFitnessOptions(options: FitnessOptions): FitnessRequest {
  checkKinds(options);
  const { sources, config, cwd = '.', now } = options;
  const configFile = config ?? (sources === undefined ? undefined : false);
  const request: FitnessRequest = {
    ...pickGiven(options),
    cwd: resolve(process.cwd(), cwd),
    ...(configFile === undefined ? {} : { configFile }),
    ...(sources === undefined ? {} : { sources: [sources].flat() }),
    ...(now === undefined ? {} : { now: new Date(now).toISOString() }),
  };
  checkPlain(request);
  return request;
}

/** The options that go to the worker as they are; one that is given as undefined is not given. */
function pickGiven(options: FitnessOptions): Partial<FitnessRequest> {
  const names = [
    'only',
    'except',
    'policies',
    'builtIn',
    'environments',
    'failOn',
    'rules',
    'waivers',
    'baseline',
    'catalog',
    'budgets',
  ];
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
}

/** A function would be lost on the way. */
function checkPlain(request: FitnessRequest): void {
  try {
    serialize(request);
    JSON.stringify(request);
  } catch (error) {
    throw misuse(
      `takes plain data: ${error instanceof Error ? error.message : String(error)}`,
      'Write what needs code in archfit.config.ts.',
    );
  }
}

function checkKinds(options: unknown): void {
  const names = Object.keys(kinds).join(', ');
  if (!isObject(options) || Array.isArray(options)) {
    throw misuse('takes an object of options', `Options: ${names}.`);
  }
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.entries(kinds).find(([known]) => known === name)?.[1];
    if (kind === undefined) throw misuse(`has no option ${name}`, `Options: ${names}.`);
    if (value !== undefined && !isOfKind(value, kind)) {
      throw misuse(`cannot use the value of ${name}`, `Give it a ${kind}.`);
    }
  }
}

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'list of paths and of what definePack() gives; rules in TypeScript stand in archfit.config.ts':
      return (
        Array.isArray(value) &&
        value.every((item) => typeof item === 'string' || (isObject(item) && 'policies' in item))
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'object':
      return isObject(value);
    case 'number':
      return typeof value === 'number' && value > 0;
    case 'date':
      return (
        (typeof value === 'string' || isDate(value)) && !Number.isNaN(new Date(value).getTime())
      );
    case 'text or false':
      return typeof value === 'string' || value === false;
    case 'text or object':
      return typeof value === 'string' || isObject(value);
    case 'text, object or false':
      return typeof value === 'string' || value === false || isObject(value);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Test runners show the message of an error alone, so the hint stands in it too. */
function misuse(message: string, hint: string): ArchfitError {
  return new ArchfitError('usage', `describeFitness ${message}\n${hint}`, hint);
}
