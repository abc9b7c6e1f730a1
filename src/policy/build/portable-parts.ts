import type { ModuleView, Modules, Opa } from '../opa/index.js';
import type { ObjectKind } from '../pack-manifest.js';
import { isRecord } from '../../source/is-record.js';

/**
 * The kinds that the names of `applies_to` stand for, as the library says it that decides which objects a policy is asked about.
 * Undefined where there is no such library.
 */
export async function askKinds(
  opa: Opa,
  modules: Modules,
): Promise<Readonly<Record<string, readonly ObjectKind[]>> | undefined> {
  const query = 'data.lib.archfit.kubernetes.kinds_by_name';
  const { resultSet } = await opa.evaluate({ modules, query });
  const kinds = resultSet[0]?.expressions[0]?.value;
  // The types of a library of the package, whose tests hold them.
  return isRecord(kinds) ? (kinds as Readonly<Record<string, readonly ObjectKind[]>>) : undefined;
}

/** Files of the libraries that a policy needs, each after those that it needs itself. */
export function listLibraries(
  policy: ModuleView,
  modules: readonly ModuleView[],
): readonly string[] {
  const libraries = modules.filter((module) => module.package[0] === 'lib');
  const found = new Set<ModuleView>([policy]);
  const files: string[] = [];
  const visit = (module: ModuleView) => {
    const needed = libraries.filter((library) => readsFrom(module, library));
    for (const library of needed) {
      if (found.has(library)) continue;
      found.add(library);
      visit(library);
      files.push(library.path);
    }
  };
  visit(policy);
  return files;
}

/** A reference may end before the package does: what follows is known only when the policy runs, or it means all below. */
function readsFrom({ imports, references }: ModuleView, library: ModuleView): boolean {
  return [...imports, ...references].some(
    ({ path: [root, ...path] }) =>
      root === 'data' &&
      path.every(
        (part, index) => index >= library.package.length || library.package[index] === part,
      ),
  );
}
