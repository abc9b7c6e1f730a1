import { joinPath, type SourceTree } from '../../../source/tree/index.js';
import type { ModuleGraph } from '../model/index.js';
import { exportsTable } from '../resolution/manifests/conditional-targets.js';
import { readManifest } from '../resolution/manifests/manifest.js';
import { sourceWays } from '../resolution/workspaces/source-ways.js';

const endings = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '/index.ts'];

/** Where a package begins when its manifest does not say it. */
const usualEntries = ['./src/index', './index'];

/**
 * Tells which files the packages of a repository show by their manifests: the sources of what `exports` names, else of `main` and `types`. A
 * pattern shows what it matches, unless the package takes something out of one again.
 */
export function readExportedFiles(
  { files, packages }: ModuleGraph,
  tree: SourceTree,
): (file: string) => boolean {
  const known = new Set(files.map(({ path }) => path));
  const shown = new Set<string>();
  const patterns: RegExp[] = [];
  for (const { folder } of packages) {
    // What cannot be read shows nothing: that is told by who reads imports.
    const { manifest, problems } = readManifest(tree, joinPath(folder, 'package.json'));
    for (const way of problems.length > 0 ? [] : waysOf(manifest?.file.value)) {
      const stems = sourceWays(folder, way.replace(/^\.\//, ''), []);
      if (way.includes('*')) patterns.push(...stems.map(toPattern));
      const source = stems
        .flatMap((stem) => endings.map((ending) => `${stem}${ending}`))
        .find((path) => known.has(path));
      if (source !== undefined) shown.add(source);
    }
  }
  return (file) => shown.has(file) || patterns.some((pattern) => pattern.test(file));
}

function waysOf(manifest: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  if (manifest === undefined) return [];
  const table = exportsTable(manifest['exports']);
  if (table === undefined) {
    const named = ['main', 'module', 'types'].flatMap((key) => textsIn(manifest[key]));
    return [...named, ...usualEntries];
  }
  const ways = Object.values(table).flatMap(textsIn);
  const isNarrowed = Object.values(table).includes(null);
  return isNarrowed ? ways.filter((way) => !way.includes('*')) : ways;
}

/** Under conditions there may be several. */
function textsIn(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null
    ? Object.values(target).flatMap(textsIn)
    : [];
}

function toPattern(stem: string): RegExp {
  const parts = stem.split('*').map((part) => part.replaceAll(/[^\w/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}(?:\\.[cm]?[jt]sx?)?$`);
}
