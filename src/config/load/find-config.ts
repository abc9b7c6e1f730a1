import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ArchfitError } from '../../report/index.js';

const extensions = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'yaml', 'yml'] as const;

/** Names that a configuration is found by. */
export const configNames: readonly string[] = extensions.map(
  (extension) => `archfit.config.${extension}`,
);

/**
 * Finds the configuration: the file that is named, else the nearest one in the working directory and the folders above it.
 *
 * @returns its absolute path; undefined where none is named and none is found
 * @throws {@link ArchfitError} `config-not-found` for a named file that does not exist, `config-invalid` for two in one folder
 */
export function findConfig(cwd: string, file?: string): string | undefined {
  if (file !== undefined) {
    const path = resolve(cwd, file);
    if (existsSync(path)) return path;
    throw new ArchfitError(
      'config-not-found',
      `there is no configuration ${file}`,
      'Check the path; archfit init writes a configuration.',
    );
  }
  let folder = resolve(cwd);
  for (;;) {
    const found = configsIn(folder);
    if (found.length > 1) {
      throw new ArchfitError(
        'config-invalid',
        `${folder} has ${found.length} configurations: ${found.join(', ')}`,
        'Keep one of them, or name the one that is meant with --config.',
      );
    }
    const [name] = found;
    if (name !== undefined) return join(folder, name);
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

function configsIn(folder: string): readonly string[] {
  try {
    const entries = new Set(readdirSync(folder));
    return configNames.filter((name) => entries.has(name));
  } catch {
    // A folder that may be passed through and not listed: each name is asked for by itself.
    return configNames.filter((name) => existsSync(join(folder, name)));
  }
}
