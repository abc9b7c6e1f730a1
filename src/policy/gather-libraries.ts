import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import type { Modules } from './opa/index.js';

const libraryFolder = join(wasmFolder, '..', 'policies', 'lib');

const use = /\bdata\.lib\.archfit\.(\w+)/g;

/** The names of the libraries of archfit that a text of Rego uses; they are written as `data.lib.archfit.<name>`. */
export function librariesIn(text: string): readonly string[] {
  return [...text.matchAll(use)].map(([, name = '']) => name);
}

/**
 * Libraries of archfit with those that they use themselves, but for those that a user brings along. A name that is none of a library
 * is left to OPA, which tells where it is used.
 *
 * @param folder - where they stand among the modules of the user
 */
export function gatherLibraries(
  names: readonly string[],
  brought: ReadonlySet<string>,
  folder: string,
): Modules {
  const present = new Set(readdirSync(libraryFolder));
  const wanted = [...names];
  const found: Record<string, string> = {};
  for (const name of wanted) {
    const path = `${folder}/${name}.rego`;
    if (brought.has(name) || Object.hasOwn(found, path) || !present.has(`${name}.rego`)) continue;
    const text = readFileSync(join(libraryFolder, `${name}.rego`), 'utf8');
    found[path] = text;
    wanted.push(...librariesIn(text));
  }
  return found;
}
