import type {
  RuleDefinition,
  RuleOverride,
  RuleSettings,
  RunRules,
  Source,
} from '../evaluate/index.js';
import type { PolicySource } from '../policy/index.js';
import type { FailOn, RuleId, Target } from '../report/index.js';
import type { Level } from '../scorecard/index.js';
import type { WaiverOptions } from '../verdict/index.js';

/** A configuration, with all that it extends merged into it. Relative paths in it start at `root`. */
export interface ResolvedConfig {
  /** Absolute path of the file that was found or named. */
  readonly file: string;
  /** Absolute path of its folder: paths of the report are relative to it. */
  readonly root: string;
  /** Absolute paths of all files it was made of, in the order in which they were merged: `file` is the last. */
  readonly files: readonly string[];
  /** Undefined where no file names any. */
  readonly sources?: readonly Source[];
  /** Of all files, and of the request. Paths start at `root`. */
  readonly policies?: readonly (PolicySource | RuleDefinition)[];
  /** Folder of policies that were compiled before; false: none. */
  readonly policyCache?: string | false;
  /** False: the built-in rules are off. */
  readonly builtIn?: boolean;
  /** The rules that there are, where they are others than the built-in ones. */
  readonly gathered?: RunRules;
  /** By the present id of each rule. */
  readonly rules: RuleSettings;
  readonly overrides: readonly RuleOverride[];
  readonly require: readonly RuleId[];
  readonly failOn?: FailOn;
  /** False: there is none, also where the default file exists. */
  readonly baseline?: string | false;
  readonly waivers?: WaiverOptions;
  readonly catalog?: string;
  readonly budgets?: string;
  /** Rules by their present ids, also in a level. */
  readonly levels?: readonly Level[];
  readonly target?: Target;
  /** Which file said it, by the path of the setting: `rules.kubernetes/cpu-limit.severity`, `overrides[0]`, `failOn`. */
  readonly origins: ReadonlyMap<string, string>;
}
