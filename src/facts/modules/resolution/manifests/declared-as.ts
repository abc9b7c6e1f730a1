import type { DeclaredAs } from '../../model/module-graph.js';
import type { Dependency } from './manifest.js';
import type { Manifests } from './manifests.js';

/** How the manifests around a folder name a package: the nearest one that does counts. */
export function findDependency(
  manifests: Manifests,
  folder: string,
  name: string,
): Dependency | undefined {
  for (const { dependencies } of manifests.around(folder)) {
    const dependency = dependencies.get(name);
    if (dependency) return dependency;
  }
  return undefined;
}

/** @param isTypeOnly - then the types of a package that is not there itself are enough: `@types/estree` */
export function declaredAs(
  manifests: Manifests,
  folder: string,
  name: string,
  isTypeOnly: boolean,
): DeclaredAs {
  const own = findDependency(manifests, folder, name)?.as;
  if (own !== undefined || !isTypeOnly) return own ?? 'absent';
  return findDependency(manifests, folder, typesPackageOf(name))?.as ?? 'absent';
}

/** `@scope/name` has its types in `@types/scope__name`. */
function typesPackageOf(name: string): string {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`;
}
