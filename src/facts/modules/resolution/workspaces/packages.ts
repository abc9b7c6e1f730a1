import type { Problem } from '../../../../report/index.js';
import { joinPath, type SourceTree } from '../../../../source/tree/index.js';
import type { Manifest } from '../manifests/manifest.js';
import type { Manifests } from '../manifests/manifests.js';
import { findMembers } from './find-members.js';
import { readWorkspaceGlobs } from './workspace-globs.js';

export type NamedManifest = Manifest & { readonly name: string };

export interface FoundPackages {
  /** By folder, that of the root first. */
  readonly packages: readonly NamedManifest[];
  readonly problems: readonly Problem[];
}

/**
 * The packages of a repository: what its workspaces name, and their roots. A workspace may stand below the root, beside others; without
 * any there is the root alone.
 */
export async function findPackages(tree: SourceTree, manifests: Manifests): Promise<FoundPackages> {
  const problems: Problem[] = [];
  const packages = new Map<string, NamedManifest>();
  for (const root of findRoots(tree)) {
    const { globs, problems: faults } = await readWorkspaceGlobs(tree, manifests, root);
    const members = await findMembers(tree, root, globs);
    const found = [root, ...members].flatMap((folder): readonly NamedManifest[] => {
      const manifest = manifests.in(folder);
      return manifest?.name === undefined ? [] : [{ ...manifest, name: manifest.name }];
    });
    problems.push(...faults, ...tellDoubled(tree, found));
    for (const manifest of found) packages.set(manifest.folder, manifest);
  }
  return { packages: [...packages.values()], problems };
}

const installed = new Set(['node_modules', 'bower_components', 'jspm_packages']);

/** The root, and folders below it that say what their workspaces are. */
function findRoots(tree: SourceTree): readonly string[] {
  const roots: string[] = [''];
  const walk = (folder: string): void => {
    const listing = tree.list(folder);
    if (folder !== '' && listing && namesWorkspaces(tree, folder, listing.files))
      roots.push(folder);
    for (const name of listing?.folders ?? []) {
      if (!installed.has(name) && !name.startsWith('.')) walk(joinPath(folder, name));
    }
  };
  walk('');
  return roots;
}

/** Only a look: a manifest among the fixtures of some test may be broken on purpose. */
function namesWorkspaces(tree: SourceTree, folder: string, files: readonly string[]): boolean {
  if (files.includes('pnpm-workspace.yaml') || files.includes('lerna.json')) return true;
  if (!files.includes('package.json')) return false;
  const read = tree.read(joinPath(folder, 'package.json'));
  return read.kind === 'text' && read.text.includes('"workspaces"');
}

/** Of packages of the same name the first one is found. */
function tellDoubled(tree: SourceTree, packages: readonly NamedManifest[]): readonly Problem[] {
  const first = new Map<string, NamedManifest>();
  return packages.flatMap((manifest): readonly Problem[] => {
    const other = first.get(manifest.name);
    if (!other) {
      first.set(manifest.name, manifest);
      return [];
    }
    const problem: Problem = {
      code: 'package-invalid',
      message: `the name ${manifest.name} is that of another package, ${tree.uriOf(other.file.path)}`,
      location: manifest.file.locate(['name']),
      hint: 'Give each package of the workspace a name of its own.',
    };
    return [problem];
  });
}
