import { findConfig } from './load/find-config.js';
import type { RuleDefinition } from '../evaluate/index.js';
import type { PolicySource } from '../policy/index.js';
import type { ResolvedConfig } from './resolved-config.js';

export interface LoadConfigOptions {
  /** The search starts here and goes upward. */
  readonly cwd: string;
  /** The configuration to use in place of one that is found, relative to `cwd`. */
  readonly file?: string;
  /** Policies beside those of the configuration; paths start at `cwd`. */
  readonly policies?: readonly (PolicySource | RuleDefinition)[];
  /** In place of what the configuration says; a path starts at `cwd`. */
  readonly policyCache?: string | false;
  /** In place of what the configuration says. */
  readonly builtIn?: boolean;
  /** What a configuration function is told. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Finds and reads the configuration, with everything that it extends.
 *
 * @returns undefined where none is named and none is found
 * @throws {@link ArchfitError} `config-not-found` for a named file that does not exist; `config-invalid` for one that cannot be
 * used, as a {@link ConfigError} with every fault
 */
export async function loadConfig(options: LoadConfigOptions): Promise<ResolvedConfig | undefined> {
  const file = findConfig(options.cwd, options.file);
  if (file === undefined) return undefined;
  // What reads a configuration takes longer to load than a small run needs in all.
  const { resolveConfig } = await import('./resolve-config.js');
  return resolveConfig(file, options);
}
