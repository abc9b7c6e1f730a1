import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import type { Modules } from '../opa/index.js';

/** Where the libraries of the package stand among the modules of a user. */
const folder = 'archfit/lib';

const use = /\bdata\.lib\.archfit\.(\w+)/g;

/**
 * The libraries of the package that modules use and do not bring themselves, and those that these use. The table of kinds is among
 * them where a policy of the contract is: it says what such a policy judges.
 */
export function shippedLibraries(modules: Modules): Modules {
  const texts = Object.values(modules);
  const own = new Set(
    texts.flatMap((text) => /^package\s+lib\.archfit\.(\w+)/m.exec(text)?.[1] ?? []),
  );
  const isContract = texts.some((text) => /^package\s+archfit\./m.test(text));
  const found: Record<string, string> = {};
  const add = (name: string): void => {
    const path = `${folder}/${name}.rego`;
    if (own.has(name) || Object.hasOwn(found, path)) return;
    const text = readLibrary(name);
    if (text === undefined) return;
    found[path] = text;
    addUsed(text);
  };
  const addUsed = (text: string): void => {
    for (const [, name = ''] of text.matchAll(use)) add(name);
  };
  if (isContract) add('kubernetes');
  texts.forEach(addUsed);
  return found;
}

/** Undefined for a name that is none of a library: OPA tells where it is used. */
function readLibrary(name: string): string | undefined {
  try {
    return readFileSync(join(wasmFolder, '..', 'policies', 'lib', `${name}.rego`), 'utf8');
  } catch {
    return undefined;
  }
}
