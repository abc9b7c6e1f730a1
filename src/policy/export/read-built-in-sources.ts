import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import { readInstalled } from '../built-in-manifest.js';
import type { Modules } from '../opa/index.js';
import type { PackRule } from '../pack-manifest.js';

/**
 * The sources of rules of the built-in pack, and of the libraries that they need, by the paths of the manifest.
 *
 * @throws {@link ArchfitError} `pack-load` where one is not installed
 */
export function readBuiltInSources(rules: readonly PackRule[]): Modules {
  const files = new Set(rules.flatMap(({ file, libraries = [] }) => [file, ...libraries]));
  return Object.fromEntries(
    [...files].map((file) => [file, readInstalled(join(wasmFolder, '..', file)).toString('utf8')]),
  );
}
