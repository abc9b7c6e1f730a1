import type { Readable } from 'node:stream';
import type { Catalog } from '../facts/catalog/index.js';
import {
  ArchfitError,
  type FailOn,
  type FitnessReport,
  type RuleId,
  severities,
  type Target,
} from '../report/index.js';
import type { PolicySource } from '../policy/index.js';
import type { Budgets } from '../facts/kubernetes/connections/index.js';
import type { WaiverOptions } from '../verdict/index.js';
import type { RuleDefinition } from './code-rules/rule-definition.js';
import type { RunRules } from './gather-rules.js';
import type { Progress } from './judge-files.js';
import type { RuleOverride, RuleSettings } from './rule-settings.js';
import type { RuleFilter } from './select-rules.js';
import { patternsOf, type Source } from './source.js';

/** One of several shares of the input, each judged by itself. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** How a run judges: its rules, its settings and what it may know beside the sources. */
export interface EvaluateOptions extends RuleFilter {
  /** Lowest severity that closes the gate. Default `high`. */
  readonly failOn?: FailOn;
  /**
   * Policies of one's own: folders, files, bundles (`.tar.gz`) or compiled modules (`.wasm`), relative to `cwd`, what `definePack()` makes of
   * them, and rules in TypeScript as `defineRule()` gives them. Their rules are selected, set and waived as the built-in ones.
   */
  readonly policies?: readonly (PolicySource | RuleDefinition)[];
  /** Folder of policies that were compiled before, relative to `cwd`; false: none. Default: `archfit` in the user's folder of caches. */
  readonly policyCache?: string | false;
  /** Whether the built-in rules judge, too. Default true. */
  readonly builtIn?: boolean;
  /** Whether and how rules are run, by rule id: `{ 'kubernetes/cpu-limit': 'off' }`. */
  readonly rules?: RuleSettings;
  /** The same for parts of the input. */
  readonly overrides?: readonly RuleOverride[];
  /** Rules without which there is no verdict: when one of them does not run, the gate is undecided. */
  readonly require?: readonly RuleId[];
  /** Judges these environments alone. */
  readonly environments?: readonly string[];
  /** File of the findings that are accepted as known, relative to `cwd`. */
  readonly baseline?: string;
  /** File of the waivers, relative to `cwd`, or what is allowed beside it. False: nothing is waived, as an audit asks for. */
  readonly waivers?: string | WaiverOptions | false;
  /** File of the catalog, relative to `cwd`, or the catalog itself: what is known of teams and services. */
  readonly catalog?: string | Catalog;
  /**
   * File of what databases allow, relative to `cwd`, or that itself. Without it no rule about budgets runs; where it names no database,
   * limits are read from the manifests.
   */
  readonly budgets?: string | Budgets;
  /** Files that the settings come from, relative to `cwd`: the report names them, and they are no manifests. */
  readonly configuration?: readonly string[];
  /**
   * The sources are a part of what is usually judged: nothing is told about waivers that are not used and entries of the baseline
   * that are not found.
   */
  readonly isPart?: boolean;
  /**
   * Whether the report shows what was judged beside what is wrong with it: the connection budget, the parts of the code, the changes of
   * contracts, the sensitive fields of events. Default false. It decides nothing.
   */
  readonly exhibits?: boolean;
  /** Judges one of several shares of the input: `archfit merge`, or `mergeReports`, joins the reports of all of them. */
  readonly shard?: Shard;
  /** Told after every file. */
  readonly onProgress?: (progress: Progress) => void;
  /** What relative paths start from. Default: the working directory of the process. */
  readonly cwd?: string;
  /**
   * Where the programs that render are found, by `PATH`, and what they are told of their surroundings. Default: the environment of
   * the process.
   */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What `-` reads. Default: the standard input of the process. */
  readonly stdin?: Readable;
  /** The clock. Default: that of the machine. */
  readonly now?: () => Date;
  /** What the run is about, for the report. */
  readonly target?: Target;
}

/**
 * Judges sources by the rules: reads them, computes facts, evaluates policies, decides the gate.
 *
 * Resolves with a report whatever the input holds; what cannot be read is a problem in it.
 *
 * @throws {@link ArchfitError} for misuse (`usage`: no source, an unknown rule or parameter) and broken installs (`pack-load`)
 * @example
 * const report = await evaluate([kubernetes({ manifests: 'rendered/prod/*.yaml' })]);
 */
export async function evaluate(
  sources: readonly Source[],
  options: EvaluateOptions = {},
): Promise<FitnessReport> {
  return evaluateBy(sources, options);
}

/**
 * The same by rules that were gathered before.
 *
 * @param rules - default: those that the options name
 */
export async function evaluateBy(
  sources: readonly Source[],
  options: EvaluateOptions,
  rules?: RunRules,
): Promise<FitnessReport> {
  if (sources.length === 0) {
    throw new ArchfitError(
      'usage',
      'no source was given',
      'Name one: kubernetes({ manifests }), helm({ chart }), kustomize({ folder }), openapi({ base, head }), events({ files }), modules({ files }), operations({ files }) or documents({ files }).',
    );
  }
  refuseMisuse(sources, options);
  const { failOn } = options;
  if (failOn !== undefined && failOn !== 'never' && !severities.includes(failOn)) {
    throw new ArchfitError(
      'usage',
      `failOn is ${JSON.stringify(failOn)}, and no severity is at or above that`,
      `One of: ${severities.join(', ')}, never.`,
    );
  }
  if (options.shard !== undefined) {
    refuseShard(options.shard);
    const { judgeShard } = await import('./shards/judge-shard.js');
    return judgeShard(sources, options, options.shard, rules);
  }
  // What a run needs is loaded by the first one, so that importing the package costs little.
  const { judgeSources } = await import('./judge-sources.js');
  return judgeSources(sources, options, rules);
}

function refuseShard({ index, count }: Shard): void {
  if (Number.isInteger(index) && Number.isInteger(count) && index >= 1 && index <= count) return;
  const message = `there is no shard ${index} of ${count}`;
  throw new ArchfitError('usage', message, 'Shards count from 1: 1/3, 2/3, 3/3.');
}

const optionNames: Readonly<Record<keyof EvaluateOptions, true>> = {
  only: true,
  except: true,
  failOn: true,
  policies: true,
  policyCache: true,
  builtIn: true,
  rules: true,
  overrides: true,
  require: true,
  environments: true,
  baseline: true,
  waivers: true,
  catalog: true,
  budgets: true,
  configuration: true,
  isPart: true,
  shard: true,
  exhibits: true,
  onProgress: true,
  env: true,
  cwd: true,
  stdin: true,
  now: true,
  target: true,
};

/** Refuses what would silently change or judge nothing: in JavaScript nobody else does. */
function refuseMisuse(sources: readonly Source[], options: EvaluateOptions): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(optionNames, name));
  if (unknown !== undefined) {
    const hint = `Options: ${Object.keys(optionNames).join(', ')}.`;
    throw new ArchfitError('usage', `there is no option ${unknown}`, hint);
  }
  const kinds: readonly string[] = [
    ...[
      'kubernetes',
      'helm',
      'kustomize',
      'openapi',
      'events',
      'modules',
      'operations',
      'documents',
    ],
  ];
  const isList = (value: unknown) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
  if (!sources.every((source) => kinds.includes(source.kind) && isList(patternsOf(source)))) {
    throw new ArchfitError(
      'usage',
      'a source names no manifests, charts, folders, descriptions, schemas, code, artefacts of operations or documents',
      "Make it with kubernetes({ manifests: 'rendered/**/*.yaml' }), helm({ chart }), kustomize({ folder }), openapi({ base, head }), events({ files }), modules({ files }), operations({ files }) or documents({ files }).",
    );
  }
  if (options.now !== undefined && Number.isNaN(options.now().getTime())) {
    throw new ArchfitError('usage', 'the clock (now) gives no time', 'Give a valid Date.');
  }
}
