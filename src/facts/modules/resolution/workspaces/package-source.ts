import { joinPath, type SourceTree } from '../../../../source/tree/index.js';
import { followPath, pathBelow } from '../follow-path.js';
import { codeFile, isAsset, type LookupSettings, type ModuleFinder } from '../find-module.js';
import { exportsTable, targetsFor } from '../manifests/conditional-targets.js';
import { mapTypesVersions } from '../manifests/types-versions.js';
import type { Manifest } from '../manifests/manifest.js';
import type { Manifests } from '../manifests/manifests.js';
import type { OutputFolder } from '../tsconfig/project.js';
import type { Projects } from '../tsconfig/projects.js';
import { isInOutput, sourceWays } from './source-ways.js';

/** Where a package begins when its manifest does not lead to it. */
const usualEntries = ['src/index', 'index', 'src/public-api', 'src/public_api', 'lib/index'];

export interface PackageRequest {
  readonly manifest: Manifest;
  /** Below the package; empty for itself. */
  readonly subpath: string;
  readonly conditions: ReadonlySet<string>;
  readonly settings: LookupSettings;
}

/** Finds the sources of packages of the repository, whether they are built or not. */
export class PackageSources {
  constructor(
    private readonly tree: SourceTree,
    private readonly finder: ModuleFinder,
    private readonly manifests: Manifests,
    private readonly projects: Projects,
  ) {}

  /** The source of what a package shows under a name; undefined where it cannot be told. */
  find(request: PackageRequest): string | undefined {
    const { manifest, subpath, settings } = request;
    for (const way of waysInto(request)) {
      const found = this.findSource(manifest.folder, way, settings);
      if (found !== undefined) return found;
    }
    if (subpath === '') {
      return usualEntries
        .map((way) => this.finder.findFile(joinPath(manifest.folder, way), settings))
        .find((found) => found !== undefined);
    }
    const below = this.findSource(manifest.folder, subpath, settings);
    if (below !== undefined && (!isAsset(below) || this.tree.isFile(below))) return below;
    const nested = this.manifests.in(joinPath(manifest.folder, subpath));
    return nested && this.find({ ...request, manifest: nested, subpath: '' });
  }

  /**
   * The source of a file of a package. What a person wrote at the place comes first, then what the place was built from, then what was
   * built and is there.
   *
   * @param way - from the folder of the package
   */
  findSource(folder: string, way: string, settings: LookupSettings): string | undefined {
    const path = followPath(folder, way);
    const inside = path === undefined ? undefined : pathBelow(folder, path);
    if (path === undefined || inside === undefined) return undefined;
    const literal = this.finder.find(path, false, settings);
    if (literal !== undefined && !this.isOutput(folder, literal)) return literal;
    if (isAsset(path)) return this.findAsset(folder, inside) ?? path;
    return this.findWritten(folder, inside, settings) ?? literal;
  }

  /** The source of a file that a build makes; undefined where the way does not lead into its output. */
  private findBuilt(folder: string, way: string, settings: LookupSettings): string | undefined {
    const outputs = this.outputsOf(folder);
    const path = joinPath(folder, way);
    const isBuilt =
      isInOutput(way) || outputs.some((output) => pathBelow(output.folder, path) !== undefined);
    return isBuilt ? this.findWritten(folder, way, settings) : undefined;
  }

  private findWritten(folder: string, way: string, settings: LookupSettings): string | undefined {
    return sourceWays(folder, way, this.outputsOf(folder))
      .map((stem) => this.finder.find(stem, false, settings))
      .find((found) => found !== undefined && !this.isOutput(folder, found));
  }

  /** What a path means where nothing stands: a package by its folder, or a file that a build makes. */
  findAt(path: string, request: Omit<PackageRequest, 'manifest' | 'subpath'>): string | undefined {
    const manifest = this.manifests.scopeOf(path);
    if (!manifest) return undefined;
    if (manifest.folder === path) return this.find({ ...request, manifest, subpath: '' });
    const way = pathBelow(manifest.folder, path);
    return way === undefined ? undefined : this.findBuilt(manifest.folder, way, request.settings);
  }

  /** Styles and the like are copied: they are where they are built, or beside the sources. */
  private findAsset(folder: string, way: string): string | undefined {
    return sourceWays(folder, way, this.outputsOf(folder)).find((path) => this.tree.isFile(path));
  }

  private outputsOf(folder: string): readonly OutputFolder[] {
    return this.projects.in(folder).flatMap(({ outputs }) => outputs);
  }

  /** Code that a compiler wrote: a person writes TypeScript, and JavaScript elsewhere. */
  private isOutput(folder: string, path: string): boolean {
    if (/(?<!\.d)\.[cm]?tsx?$/.test(path) || !codeFile.test(path)) return false;
    const way = pathBelow(folder, path) ?? path;
    return (
      isInOutput(way) ||
      this.outputsOf(folder).some(
        (output) => output.folder !== folder && pathBelow(output.folder, path) !== undefined,
      )
    );
  }
}

/** Ways from the folder of a package, best first. */
function waysInto({ manifest, subpath, conditions, settings }: PackageRequest): readonly string[] {
  const key = subpath === '' ? '.' : `./${subpath}`;
  const table = exportsTable(manifest.exports);
  const exported = table ? targetsFor(table, key, conditions).map(({ way }) => way) : [];
  const typed = mapTypesVersions(manifest.typesVersions, subpath);
  const named = subpath === '' ? manifest.entries : [];
  const ways = [...typed, ...named];
  // Before there were `exports`, nobody looked at them.
  return settings.typesFirst === true ? [...ways, ...exported] : [...exported, ...ways];
}
