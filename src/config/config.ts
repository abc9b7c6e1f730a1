import type { PolicySource } from '../policy/index.js';
import type {
  DocumentsOptions,
  HelmOptions,
  KustomizeOptions,
  EventsOptions,
  ModulesOptions,
  OpenApiOptions,
  OperationsOptions,
  RuleDefinition,
  RuleOverride,
  RuleSettings,
  SetPer,
  Source,
} from '../evaluate/index.js';
import type { FailOn, RuleId, Target } from '../report/index.js';
import type { Level } from '../scorecard/index.js';
import type { WaiverOptions } from '../verdict/index.js';

/**
 * What a configuration file says. Relative paths start at the folder of the file that names them; those of a package start at
 * the folder of the file that extends it.
 */
export interface Config {
  /** JSON Schema of this file, for editors. */
  readonly $schema?: string;
  /**
   * Configurations that this one builds upon: files (`./base.yaml`), or packages. The first is merged first, this file last.
   */
  readonly extends?: string | readonly string[];
  /** What to judge when no paths are given. In place of the sources of what is extended. */
  readonly sources?: ConfigSource | readonly ConfigSource[];
  /**
   * Policies of your own: folders, files, bundles or compiled modules, what `definePack()` makes of them, and rules in TypeScript as
   * `defineRule()` gives them. Added to those of what is extended.
   */
  readonly policies?: PolicySource | RuleDefinition | readonly (PolicySource | RuleDefinition)[];
  /** Folder of policies of your own that were compiled before, or false for none. Default: `archfit` in the user's folder of caches. */
  readonly policyCache?: string | false;
  /** Whether the built-in rules judge, too. Default true. */
  readonly builtIn?: boolean;
  /** Rules by id: `off`, `on`, a severity, or severity and parameters in detail. */
  readonly rules?: RuleSettings;
  /** Settings of rules for some paths or environments; later ones win. Added to those of what is extended. */
  readonly overrides?: readonly RuleOverride[];
  /** Rules that have to run: the gate is undecided when one of them did not. Added to those of what is extended. */
  readonly require?: readonly RuleId[];
  /** Lowest severity that closes the gate. Default `high`. */
  readonly failOn?: FailOn;
  /** File of accepted findings, or false for none. Default `archfit-baseline.json`, where it exists. */
  readonly baseline?: string | false;
  /** File of waivers, or in detail what the owner of the gate allows. */
  readonly waivers?: string | WaiverOptions;
  /** File of the catalog: teams and services. */
  readonly catalog?: string;
  /** File of what databases allow, by which the rules about budgets judge. */
  readonly budgets?: string;
  /** Levels of the scorecard, from the lowest to the highest. In place of those of what is extended. Default: five, by severity. */
  readonly levels?: readonly Level[];
  /** What the run is about, for the report. */
  readonly target?: Target;
}

/** A source, as `kubernetes()`, `helm()`, `kustomize()`, `openapi()`, `events()`, `modules()`, `operations()` and `documents()` make it or written by hand. */
export type ConfigSource =
  | Source
  | ManifestSource
  | ChartSource
  | KustomizationSource
  | DescriptionSource
  | EventSchemaSource
  | CodeSource
  | DocumentSource;

/** An API description in two versions, as a configuration writes it. */
export interface DescriptionSource extends OpenApiOptions {
  readonly kind: 'openapi';
}

/** Event schemas, as a configuration writes them. */
export interface EventSchemaSource extends EventsOptions {
  readonly kind: 'events';
}

/** Source code, as a configuration writes it. */
export interface CodeSource extends ModulesOptions {
  readonly kind: 'modules';
}

/** What a system is run by, as a configuration writes it. */
export interface OperationsFilesSource extends OperationsOptions {
  readonly kind: 'operations';
}

/** Documents of any kind, as a configuration writes them. */
export interface DocumentSource extends DocumentsOptions {
  readonly kind: 'documents';
}

/** Helm charts, as a configuration writes them. */
export interface ChartSource extends HelmOptions {
  readonly kind: 'helm';
}

/** Kustomizations, as a configuration writes them. */
export interface KustomizationSource extends KustomizeOptions {
  readonly kind: 'kustomize';
}

/** Kubernetes manifests, as a configuration writes them. */
export interface ManifestSource {
  /** `kubernetes`, and that is also the default. */
  readonly kind?: 'kubernetes';
  /** Files, folders (all YAML and JSON in them), globs, or `-` for the standard input. */
  readonly manifests: string | readonly string[];
  /** Names the set: what runs together. Sources of one environment are judged together. */
  readonly environment?: string;
  /** Makes every file or folder a set of its own. */
  readonly each?: SetPer;
}

/** What a configuration function is told of the surroundings. */
export interface ConfigContext {
  /** Whether the variable `CI` is set, to anything but `0` and `false`. */
  readonly ci: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A configuration that depends on its surroundings. */
export type ConfigFunction = (context: ConfigContext) => Config | Promise<Config>;
