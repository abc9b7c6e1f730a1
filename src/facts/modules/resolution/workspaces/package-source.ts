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
    for (const ways of waysInto(request)) {
      const found = this.findFirst(manifest.folder, ways, settings);
      if (found !== undefined) return found;
    }
    if (subpath === '') {
      return usualEntries
        .map((way) => this.finder.findFile(joinPath(manifest.folder, way), settings))
        .find((found) => found !== undefined);
    }
    const below = this.findFirst(manifest.folder, [subpath], settings);
    if (below !== undefined && (!isAsset(below) || this.tree.isFile(below))) return below;
    const nested = this.manifests.in(joinPath(manifest.folder, subpath));
    return nested && this.find({ ...request, manifest: nested, subpath: '' });
  }

  /**
   * The source of what several ways into a package lead to, best first. What a person wrote at the place comes first, then TypeScript
   * that the place was built from, then what was built and is there, then what else it may be built from.
   *
   * @param ways - from the folder of the package
   */
  findFirst(folder: string, ways: readonly string[], settings: LookupSettings): string | undefined {
    const inside = ways.filter((way) => {
      const path = followPath(folder, way);
      return path !== undefined && pathBelow(folder, path) !== undefined;
    });
    const paths = inside.flatMap((way) => followPath(folder, way) ?? []);
    const unlessBuilt = (path: string | undefined): string | undefined =>
      path === undefined || this.isOutput(folder, path) ? undefined : path;
    const findBeside = (path: string): string | undefined =>
      this.finder.find(path, false, settings);
    return (
      first(paths, (path) => unlessBuilt(this.finder.findNamed(path, settings))) ??
      first(paths, (path) => unlessBuilt(findBeside(path))) ??
      first(paths, (path) => this.findWritten(folder, path, settings).find(isTypeScript)) ??
      first(paths, findBeside) ??
      first(paths, (path) => this.findWritten(folder, path, settings)[0]) ??
      // Styles and the like will be where they are named.
      paths.find(isAsset)
    );
  }

  /** The source of a file that a build makes; undefined where the path does not lead into its output. */
  private findBuilt(folder: string, path: string, settings: LookupSettings): string | undefined {
    const isBuilt =
      isInOutput(pathBelow(folder, path) ?? '') ||
      this.outputsOf(folder).some((output) => pathBelow(output.folder, path) !== undefined);
    return isBuilt ? this.findWritten(folder, path, settings)[0] : undefined;
  }

  /** What may be the source of a path of a package, best guess first. */
  private findWritten(folder: string, path: string, settings: LookupSettings): readonly string[] {
    return sourceWays(folder, pathBelow(folder, path) ?? '', this.outputsOf(folder))
      .flatMap((stem) => this.finder.find(stem, false, settings) ?? [])
      .filter((found) => !this.isOutput(folder, found));
  }

  /** What a path means where nothing stands: a package by its folder, or a file that a build makes. */
  findAt(path: string, request: Omit<PackageRequest, 'manifest' | 'subpath'>): string | undefined {
    const manifest = this.manifests.scopeOf(path);
    if (!manifest) return undefined;
    if (manifest.folder === path) return this.find({ ...request, manifest, subpath: '' });
    return this.findBuilt(manifest.folder, path, request.settings);
  }

  private outputsOf(folder: string): readonly OutputFolder[] {
    return this.projects.in(folder).flatMap(({ outputs }) => outputs);
  }

  /** Code that a compiler wrote: a person writes TypeScript, and JavaScript elsewhere. */
  private isOutput(folder: string, path: string): boolean {
    if (isTypeScript(path) || !codeFile.test(path)) return false;
    const way = pathBelow(folder, path) ?? path;
    return (
      isInOutput(way) ||
      this.outputsOf(folder).some(
        (output) => output.folder !== folder && pathBelow(output.folder, path) !== undefined,
      )
    );
  }
}

function first(
  paths: readonly string[],
  find: (path: string) => string | undefined,
): string | undefined {
  for (const path of paths) {
    const found = find(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** No declaration. */
function isTypeScript(path: string): boolean {
  return /(?<!\.d)\.[cm]?tsx?$/.test(path);
}

/** Ways from the folder of a package, in groups: those of the next one are asked where none of a group is known. */
function waysInto(request: PackageRequest): readonly (readonly string[])[] {
  const { manifest, subpath, conditions, settings } = request;
  const key = subpath === '' ? '.' : `./${subpath}`;
  const { asked, others } = targetsFor(exportsTable(manifest.exports) ?? {}, key, conditions);
  const typed = mapTypesVersions(manifest.typesVersions, subpath);
  const named = subpath === '' ? manifest.entries : [];
  // Before there were `exports`, nobody looked at them.
  const isOld = settings.typesFirst === true;
  return isOld ? [typed, named, asked, others] : [asked, typed, named, others];
}
