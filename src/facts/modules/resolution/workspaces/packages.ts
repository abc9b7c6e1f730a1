import type { Problem } from '../../../../report/index.js';
import { createPathMatcher } from '../../../../source/index.js';
import { isRecord } from '../../../../source/is-record.js';
import { baseNameOf, joinPath, type SourceTree } from '../../../../source/tree/index.js';
import type { Manifest } from '../manifests/manifest.js';
import type { Manifests } from '../manifests/manifests.js';
import { readJsonFile } from '../json-file.js';

export type NamedManifest = Manifest & { readonly name: string };

export interface FoundPackages {
  /** By folder, that of the root first. */
  readonly packages: readonly NamedManifest[];
  readonly problems: readonly Problem[];
}

/** Folders that hold no package of anybody here. */
const skipped = new Set(['node_modules', '.git', '.yarn', '.pnpm-store']);

/**
 * The packages of a repository: what the root names as workspaces (npm, yarn, bun: `workspaces`; pnpm: `pnpm-workspace.yaml`; lerna:
 * `packages` of `lerna.json`), and the root itself. Without such a list there is the root alone.
 */
export async function findPackages(tree: SourceTree, manifests: Manifests): Promise<FoundPackages> {
  const { globs, problems } = await readGlobs(tree, manifests);
  const folders = globs.length === 0 ? [] : await findFolders(tree, globs);
  const packages = ['', ...folders].flatMap((folder) => {
    const manifest = manifests.in(folder);
    return manifest?.name === undefined ? [] : [{ ...manifest, name: manifest.name }];
  });
  return { packages, problems: [...problems, ...tellDoubled(tree, packages)] };
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

async function readGlobs(
  tree: SourceTree,
  manifests: Manifests,
): Promise<{ readonly globs: readonly string[]; readonly problems: readonly Problem[] }> {
  const pnpm = tree.read('pnpm-workspace.yaml');
  if (pnpm.kind === 'problem') return { globs: [], problems: [pnpm.problem] };
  if (pnpm.kind === 'text') {
    const { readData } = await import('../../../../source/data/read-data.js');
    const read = await readData(tree.uriOf('pnpm-workspace.yaml'), pnpm.text);
    if (read.kind === 'problem') return { globs: [], problems: [read.problem] };
    const { value } = read.data;
    return { globs: textsOf(isRecord(value) ? value['packages'] : undefined), problems: [] };
  }
  const workspaces = manifests.in('')?.workspaces;
  if (workspaces) return { globs: workspaces, problems: [] };
  if (!tree.isFile('lerna.json')) return { globs: [], problems: [] };
  const read = readJsonFile(tree, 'lerna.json', 'package-invalid');
  if (read.kind === 'json') return { globs: textsOf(read.file.value['packages']), problems: [] };
  return { globs: [], problems: read.kind === 'problem' ? [read.problem] : [] };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** Folders with a manifest that the globs name; nothing is entered that no glob can mean. */
async function findFolders(tree: SourceTree, globs: readonly string[]): Promise<readonly string[]> {
  const clean = globs.map((glob) => glob.replace(/^(!?)\.?\//, '$1').replace(/\/+$/, ''));
  const isMember = await createPathMatcher(clean.map(toManifestGlob));
  const depth = Math.max(
    ...clean.map((glob) => (glob.includes('**') ? Infinity : glob.split('/').length)),
  );
  const found: string[] = [];
  const walk = (folder: string, level: number): void => {
    const listing = tree.list(folder);
    if (!listing) return;
    const manifest = joinPath(folder, 'package.json');
    if (folder !== '' && listing.files.includes('package.json') && isMember(manifest)) {
      found.push(folder);
    }
    if (level >= depth) return;
    for (const name of listing.folders) {
      if (!skipped.has(name)) walk(joinPath(folder, name), level + 1);
    }
  };
  walk('', 0);
  return found;
}

/** A glob of the matcher stands for a folder with all below it; the workspace is the folder alone. */
function toManifestGlob(glob: string): string {
  return baseNameOf(glob) === 'package.json' ? glob : `${glob}/package.json`;
}
