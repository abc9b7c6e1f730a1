import { isRecord } from '../../../../source/is-record.js';
import { joinPath, type SourceTree } from '../../../../source/tree/index.js';
import { foldersUpward, followPath } from '../follow-path.js';
import { exportsTable, targetsFor } from '../manifests/conditional-targets.js';
import type { Manifest } from '../manifests/manifest.js';
import type { Manifests } from '../manifests/manifests.js';
import { parseSpecifier } from '../specifier.js';
import type { FindPackagedConfig } from './read-layers.js';

/**
 * Finds what `extends` names as a package: among the packages of the repository, which need no installation, and in the folders
 * `node_modules` below the root.
 */
export function findPackagedConfig(
  tree: SourceTree,
  manifests: Manifests,
  packages: ReadonlyMap<string, Manifest>,
): FindPackagedConfig {
  const findIn = (folder: string, subpath: string): string | undefined => {
    const manifest = manifests.in(folder);
    return waysOf(manifest, subpath)
      .flatMap((way) => followPath(folder, way) ?? [])
      .find((path) => tree.isFile(path));
  };
  return (folder, name) => {
    const specifier = parseSpecifier(name);
    if (specifier.kind !== 'bare' || specifier.package === undefined) return undefined;
    const { subpath } = specifier;
    const own = packages.get(specifier.package);
    const found = own && findIn(own.folder, subpath);
    if (found !== undefined) return found;
    for (const at of foldersUpward(folder)) {
      const place = joinPath(at, `node_modules/${specifier.package}`);
      const installed = tree.list(place) && findIn(place, subpath);
      if (installed !== undefined) return installed;
    }
    return undefined;
  };
}

function waysOf(manifest: Manifest | undefined, subpath: string): readonly string[] {
  const key = subpath === '' ? '.' : `./${subpath}`;
  const table = exportsTable(manifest?.exports);
  const ways = table ? targetsFor(table, key, new Set(['node', 'require', 'import'])).asked : [];
  if (subpath !== '') return [...ways, subpath, `${subpath}.json`, `${subpath}/tsconfig.json`];
  const field = isRecord(manifest?.file.value) ? manifest.file.value['tsconfig'] : undefined;
  return [...ways, ...(typeof field === 'string' ? [field] : []), 'tsconfig.json'];
}
