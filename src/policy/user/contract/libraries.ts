import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wasmFolder } from '#wasm';
import type { ModuleView, Modules } from '../../opa/index.js';

const folder = join(wasmFolder, '..', 'policies', 'lib');

/** Whether a module is a policy in the contract of archfit. */
export function isContractModule({ package: [root] }: Pick<ModuleView, 'package'>): boolean {
  return root === 'archfit';
}

/** A module as far as it says what it needs. */
interface Importer {
  readonly package: readonly string[];
  readonly imports: readonly Path[];
  readonly references: readonly Path[];
}

interface Path {
  readonly path: readonly string[];
}

/** The libraries of archfit that modules import and do not bring along, with what these import. */
export function bringLibraries(modules: readonly Importer[]): Modules {
  const brought = new Set(modules.map((module) => module.package.join('.')));
  const wanted = modules.flatMap((module) =>
    [...module.imports, ...module.references].map(({ path }) => path.slice(1, 4).join('.')),
  );
  const found: Record<string, string> = {};
  for (const path of wanted) {
    const [, name = ''] = /^lib\.archfit\.(\w+)$/.exec(path) ?? [];
    const file = `policies/lib/${name}.rego`;
    if (name === '' || brought.has(path) || found[file] !== undefined) continue;
    const text = readLibrary(`${name}.rego`);
    if (text === undefined) continue;
    found[file] = text;
    // An import of a library stands alone in its line.
    for (const [, other = ''] of text.matchAll(/\bdata\.(lib\.archfit\.\w+)/g)) wanted.push(other);
  }
  return found;
}

function readLibrary(name: string): string | undefined {
  // Named by a policy that nobody knows: what is read is one of the files that are there.
  return readdirSync(folder).includes(name) ? readFileSync(join(folder, name), 'utf8') : undefined;
}
