import type { ImportTarget } from '../model/module-graph.js';
import { AliasFinder } from './alias-finder.js';
import { builtinOf } from './builtin-modules.js';
import { toFileTarget, unresolved } from './file-target.js';
import { isAsset } from './find-module.js';
import { findOtherLetters } from './find-other-letters.js';
import { followPath, pathBelow } from './follow-path.js';
import { isAmbient } from './is-ambient.js';
import { targetsFor } from './manifests/conditional-targets.js';
import type { Manifest } from './manifests/manifest.js';
import { PackageResolver } from './package-resolver.js';
import type { ResolutionRequest } from './resolution-request.js';
import type { ResolverParts } from './resolver-parts.js';
import { type BareSpecifier, parseSpecifier } from './specifier.js';
import { matchAlias } from './tsconfig/match-alias.js';

/** Where a specifier leads. */
export interface Resolution {
  readonly target: ImportTarget;
  /** The path that is meant, where it was written in other letters. */
  readonly otherLetters?: string;
}

/** Says where specifiers lead; the order of the places that are looked at is TypeScript's. */
export class SpecifierResolver {
  private readonly aliases: AliasFinder;
  private readonly packages: PackageResolver;

  constructor(private readonly parts: ResolverParts) {
    this.aliases = new AliasFinder(parts);
    this.packages = new PackageResolver(parts, this.aliases);
  }

  resolve(specifier: string, request: ResolutionRequest): Resolution {
    const parsed = parseSpecifier(specifier);
    switch (parsed.kind) {
      case 'relative':
        return this.resolveRelative(parsed.path, request);
      case 'absolute':
        return { target: this.resolveAbsolute(parsed.path, request) };
      case 'url':
        return { target: resolveUrl(parsed.name) };
      case 'private':
        return { target: this.resolvePrivate(parsed.path, request) };
      case 'bare':
        return { target: this.resolveBare(parsed, request) };
    }
  }

  private resolveRelative(path: string, request: ResolutionRequest): Resolution {
    const { tree, finder } = this.parts;
    const written = followPath(request.folder, path);
    if (written === undefined) {
      return { target: unresolved('the path leads out of the root folder, where nothing is read') };
    }
    const isFolder = /(?:^|\/)\.{0,2}$/.test(path);
    const found =
      finder.find(written, isFolder, request.settings) ??
      this.findInRootDirs(written, isFolder, request) ??
      (isFolder ? undefined : finder.findLast(written)) ??
      this.parts.sources.findAt(written, request);
    if (found !== undefined) return { target: toFileTarget(this.parts, found, request) };
    const other = findOtherLetters(tree, written);
    const meant = other === undefined ? undefined : finder.find(other, isFolder, request.settings);
    if (meant !== undefined)
      return { target: toFileTarget(this.parts, meant, request), otherLetters: meant };
    if (isAsset(written) && isAmbient(this.parts.ambientModules, path)) {
      return { target: { kind: 'asset', file: written } };
    }
    return { target: unresolved(`nothing stands at ${tree.uriOf(written)}, with any extension`) };
  }

  /** The folders of `rootDirs` are one: a file of one may be meant in another. */
  private findInRootDirs(
    path: string,
    isFolder: boolean,
    { project, settings }: ResolutionRequest,
  ): string | undefined {
    const { rootDirs } = project;
    const own = rootDirs
      .filter((folder) => pathBelow(folder, `${path}/`) !== undefined)
      .sort((left, right) => right.length - left.length)[0];
    if (own === undefined) return undefined;
    const rest = pathBelow(own, path) ?? '.';
    return rootDirs
      .filter((folder) => folder !== own)
      .flatMap((folder) => followPath(folder, rest) ?? [])
      .map((candidate) => this.parts.finder.find(candidate, isFolder, settings))
      .find((found) => found !== undefined);
  }

  private resolveAbsolute(path: string, request: ResolutionRequest): ImportTarget {
    const match = matchAlias(request.project.aliases, path);
    const aliased = this.aliases.find(match, request) ?? this.aliases.findLast(match, request);
    if (aliased !== undefined) return toFileTarget(this.parts, aliased, request);
    return unresolved('an absolute path leads out of the root folder: write a relative one');
  }

  /** `#x`: what the nearest manifest says under `imports`. */
  private resolvePrivate(path: string, request: ResolutionRequest): ImportTarget {
    const { manifests } = this.parts;
    const match = matchAlias(request.project.aliases, path);
    const aliased = this.aliases.findNamed(match, path, request);
    if (aliased !== undefined) return toFileTarget(this.parts, aliased, request);
    const scope = manifests.scopeOf(request.folder);
    const { asked, others } = targetsFor(scope?.imports ?? {}, path, request.conditions);
    const named =
      scope &&
      (this.resolveImports(scope, asked, request) ?? this.resolveImports(scope, others, request));
    if (named) return named;
    const elsewhere =
      this.aliases.findLast(match, request) ?? this.aliases.findElsewhere(path, request);
    if (elsewhere !== undefined) return toFileTarget(this.parts, elsewhere, request);
    if (isAmbient(this.parts.ambientModules, path)) return { kind: 'builtin', module: path };
    const [way] = [...asked, ...others];
    if (scope && way !== undefined) {
      const place = this.parts.tree.uriOf(scope.file.path);
      return unresolved(`the \`imports\` of ${place} lead to no file: ${way}`);
    }
    return unresolved(
      this.aliases.explain(path, match, request, 'or in the `imports` of package.json'),
    );
  }

  private resolveImports(
    manifest: Manifest,
    ways: readonly string[],
    request: ResolutionRequest,
  ): ImportTarget | undefined {
    const isOwn = (way: string): boolean => way.startsWith('./');
    const files = ways.filter(isOwn);
    const found = this.parts.sources.findFirst(manifest.folder, files, request.settings);
    if (found !== undefined) return toFileTarget(this.parts, found, request);
    return ways
      .filter((way) => !isOwn(way) && /^(?:bare|url)$/.test(parseSpecifier(way).kind))
      .map((way) => this.resolve(way, { ...request, folder: manifest.folder }).target)
      .find(({ kind }) => kind !== 'unresolved');
  }

  private resolveBare(specifier: BareSpecifier, request: ResolutionRequest): ImportTarget {
    const { path } = specifier;
    const { project } = request;
    const match = matchAlias(project.aliases, path);
    const isExact = match?.alias.pattern === path;
    const exact = isExact ? this.aliases.find(match, request) : undefined;
    if (exact !== undefined) return toFileTarget(this.parts, exact, request);
    const builtin = builtinOf(path);
    if (builtin !== undefined) return { kind: 'builtin', module: builtin };
    const aliased = this.aliases.findNamed(match, path, request);
    if (aliased !== undefined) return toFileTarget(this.parts, aliased, request);
    const own = this.packages.resolveOwn(specifier, request);
    if (own) return own;
    return this.packages.resolveForeign(specifier, match, request);
  }
}

/** What is loaded from elsewhere is nobody's package; what only has a scheme is given by the platform, or by the bundler. */
function resolveUrl(name: string): ImportTarget {
  const builtin = builtinOf(name);
  if (builtin !== undefined) return { kind: 'builtin', module: builtin };
  return name.includes('://')
    ? { kind: 'external', package: name, declared: 'absent' }
    : { kind: 'builtin', module: name };
}
