import type { SourceTree } from '../../../source/tree/index.js';
import type { ModuleFinder } from './find-module.js';
import type { Manifests } from './manifests/manifests.js';
import type { Projects } from './tsconfig/projects.js';
import type { PackageSources } from './workspaces/package-source.js';
import type { NamedManifest } from './workspaces/packages.js';

/** What is known of a tree, for whoever says where an import leads. */
export interface ResolverParts {
  readonly tree: SourceTree;
  readonly manifests: Manifests;
  readonly projects: Projects;
  readonly finder: ModuleFinder;
  readonly sources: PackageSources;
  /** Those of the repository, by their names. */
  readonly packages: ReadonlyMap<string, NamedManifest>;
  readonly ambientModules: readonly string[];
}
