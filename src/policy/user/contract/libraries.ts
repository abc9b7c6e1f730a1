import type { ModuleView, Modules } from '../../opa/index.js';
import { gatherLibraries } from '../../gather-libraries.js';

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
  const brought = modules.flatMap(({ package: path }) =>
    path.length === 3 ? (nameOf(path) ?? []) : [],
  );
  const used = modules
    .flatMap((module) => [...module.imports, ...module.references])
    .flatMap(({ path }) => nameOf(path.slice(1)) ?? []);
  return gatherLibraries(used, new Set(brought), 'policies/lib');
}

/** Of a path below `data`. */
function nameOf([lib, archfit, name]: readonly string[]): string | undefined {
  return lib === 'lib' && archfit === 'archfit' ? name : undefined;
}
