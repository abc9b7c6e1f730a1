import type { EvaluateOptions, RuleSettings, SetPer, Source } from '../evaluate/index.js';
import type { FitnessReport } from '../report/index.js';
import type { WaiverOptions } from '../verdict/index.js';
import type { ResolvedConfig } from './resolved-config.js';

/** File of accepted findings that is used where nothing else is said. */
export const defaultBaseline = 'archfit-baseline.json';

/** A run: the configuration, and what is said in place of it. Relative paths start at `cwd`. */
export interface ConfigRequest extends Pick<
  EvaluateOptions,
  'only' | 'except' | 'builtIn' | 'failOn' | 'exhibits' | 'shard' | 'now' | 'stdin' | 'onProgress'
> {
  /** Absolute. The search for the configuration starts here. */
  readonly cwd: string;
  /** What a configuration function is told, and where the programs that render are found. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The configuration, where it is loaded already. */
  readonly config?: ResolvedConfig;
  /** The configuration to use in place of one that is found; false for none at all. */
  readonly configFile?: string | false;
  /** Files, folders, globs or `-`, in place of the configured sources. */
  readonly paths?: readonly string[];
  /** Makes every file or folder of `paths` a set of its own. */
  readonly each?: SetPer;
  /** Without `paths`: which environments to judge. With `paths`: one, the name of what is given. */
  readonly environments?: readonly string[];
  /** In place of the configured sources, where they come as code. */
  readonly sources?: readonly Source[];
  /** Revision of git that the API descriptions of the configuration are compared with, in place of what each names as its base. */
  readonly changedSince?: string;
  /** What the tags look like of which `last-release` takes the highest, in place of what each source says. */
  readonly releaseTags?: string;
  /** Whether openapi-diff is asked about the API descriptions, too, in place of what each source says. */
  readonly secondOpinion?: boolean;
  /** Policies beside those of the configuration. */
  readonly policies?: NonNullable<EvaluateOptions['policies']>;
  /** Folder of policies that were compiled before, over what is configured; false for none. */
  readonly policyCache?: string | false;
  /** Settings of rules, over those of the configuration. */
  readonly rules?: RuleSettings;
  /** File of accepted findings; false for none. */
  readonly baseline?: string | false;
  /** What databases allow: a file, or that itself; over what is configured. */
  readonly budgets?: NonNullable<EvaluateOptions['budgets']>;
  /** File of waivers, or what is allowed, over what is configured; false for none. */
  readonly waivers?: string | WaiverOptions | false;
  /** File of the catalog, or the catalog itself. */
  readonly catalog?: NonNullable<EvaluateOptions['catalog']>;
}

export interface ConfiguredRun {
  readonly report: FitnessReport;
  /** Undefined where there is none. Paths of the report are relative to its root, else to `cwd`. */
  readonly config: ResolvedConfig | undefined;
}
