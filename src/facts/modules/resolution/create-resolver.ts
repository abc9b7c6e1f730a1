import type { Problem } from '../../../report/index.js';
import type { ImportReference } from '../model/import-reference.js';
import type { ImportTarget, ModulePackage } from '../model/module-graph.js';

import { folderOf, type SourceTree } from '../../../source/tree/index.js';
import { ModuleFinder } from './find-module.js';
import { Manifests } from './manifests/manifests.js';
import { ModuleResolver } from './module-resolver.js';
import { Projects } from './tsconfig/projects.js';
import type { Project } from './tsconfig/project.js';
import { findPackagedConfig } from './tsconfig/packaged-config.js';
import { findPackages, type NamedManifest } from './workspaces/packages.js';
import { PackageSources } from './workspaces/package-source.js';

export interface ResolverOptions {
  /** Configurations of TypeScript, relative to the root, that take the place of the nearest ones. */
  readonly tsconfigs?: readonly string[];
  /** Names that `declare module '…'` gives to modules that are no files: `*.svg`, `virtual:icons`. */
  readonly ambientModules?: readonly string[];
}

/** What a configuration says about the imports of a file. */
export type FileConfig = Pick<
  Project,
  'path' | 'allowJs' | 'verbatimModuleSyntax' | 'isolatedModules' | 'emitDecoratorMetadata'
>;

/** Tells where imports lead. Each answer is kept: ask for as many edges as there are. */
export interface Resolver {
  /** @param from - path of the file that holds the reference */
  readonly resolve: (from: string, reference: ImportReference) => ImportTarget;
  /** The packages of the repository, by their folders. */
  readonly packages: readonly ModulePackage[];
  /** Name of the package that a file belongs to. */
  readonly packageOf: (file: string) => string | undefined;
  /** The tsconfig that holds for a file; without one, what holds then, with an empty path. */
  readonly configOf: (file: string) => FileConfig;
  /** What was found to be wrong so far with configurations, manifests and the letters of paths. */
  readonly problems: readonly Problem[];
}

/** Reads the list of packages; all other settings are read when an import needs them. */
export async function createResolver(
  tree: SourceTree,
  { tsconfigs, ambientModules = [] }: ResolverOptions = {},
): Promise<Resolver> {
  const manifests = new Manifests(tree);
  const { packages, problems } = await findPackages(tree, manifests);
  const byName = new Map<string, NamedManifest>();
  for (const manifest of packages) {
    if (!byName.has(manifest.name)) byName.set(manifest.name, manifest);
  }
  const projects = new Projects(tree, findPackagedConfig(tree, manifests, byName), tsconfigs);
  const finder = new ModuleFinder(tree, (folder) => manifests.in(folder));
  const sources = new PackageSources(tree, finder, manifests, projects);
  const resolver = new ModuleResolver({
    tree,
    manifests,
    projects,
    finder,
    sources,
    packages: byName,
    ambientModules,
  });
  return {
    resolve: (from, reference) => resolver.resolve(from, reference),
    packages: packages.map(({ name, folder, isPrivate }) => ({ name, folder, isPrivate })),
    packageOf: (file) => manifests.packageOf(folderOf(file))?.name,
    configOf: (file) => projects.of(file),
    get problems() {
      return [...problems, ...manifests.problems, ...projects.problems, ...resolver.problems];
    },
  };
}
