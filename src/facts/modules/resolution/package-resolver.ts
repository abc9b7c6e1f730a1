import { joinPath } from '../../../source/tree/index.js';
import type { ImportTarget } from '../model/module-graph.js';
import type { AliasFinder } from './alias-finder.js';
import { toFileTarget, unresolved } from './file-target.js';
import { followPath } from './follow-path.js';
import { declaredAs, findDependency } from './manifests/declared-as.js';
import type { Manifest } from './manifests/manifest.js';
import { isAmbient } from './is-ambient.js';
import type { ResolutionRequest } from './resolution-request.js';
import type { ResolverParts } from './resolver-parts.js';
import type { BareSpecifier } from './specifier.js';
import type { AliasMatch } from './tsconfig/match-alias.js';

/** Says where names of packages lead: to the sources of this repository, out of it, or nowhere. */
export class PackageResolver {
  constructor(
    private readonly parts: ResolverParts,
    private readonly aliases: AliasFinder,
  ) {}

  /** A package of this repository, or the one that the file itself is of. */
  resolveOwn(
    { package: name, subpath }: BareSpecifier,
    request: ResolutionRequest,
  ): ImportTarget | undefined {
    const { manifests, packages, sources } = this.parts;
    if (name === undefined) return undefined;
    const around = manifests.packageOf(request.folder);
    const manifest =
      around?.name === name ? around : (this.linked(name, request) ?? packages.get(name));
    if (!manifest) return undefined;
    const found = sources.find({ ...request, manifest, subpath });
    if (found !== undefined) return toFileTarget(this.parts, found, request);
    const place = this.parts.tree.uriOf(manifest.file.path);
    const what = subpath === '' ? 'no source of its entry' : `no source of ${subpath}`;
    return {
      kind: 'workspace',
      package: name,
      reason: `${what} was found: nothing that ${place} names, and no index, stands in its folder`,
    };
  }

  /** `file:../orders`, `link:…`, `portal:…` name a folder. */
  private linked(name: string, { folder }: ResolutionRequest): Manifest | undefined {
    const { manifests } = this.parts;
    for (const manifest of manifests.around(folder)) {
      const range = manifest.dependencies.get(name)?.range;
      if (range === undefined) continue;
      const way = /^(?:file|link|portal|workspace):(\.{1,2}\/.*)$/.exec(range)?.[1];
      const place = way === undefined ? undefined : followPath(manifest.folder, way);
      return place === undefined ? undefined : manifests.in(place);
    }
    return undefined;
  }

  /** A package of others, by its name alone. */
  resolveForeign(
    specifier: BareSpecifier,
    match: AliasMatch | undefined,
    request: ResolutionRequest,
  ): ImportTarget {
    const { manifests } = this.parts;
    const { path, package: name } = specifier;
    const { folder, isTypeOnly } = request;
    const declared =
      name === undefined ? 'absent' : declaredAs(manifests, folder, name, isTypeOnly);
    if (name !== undefined && declared !== 'absent') {
      return this.outsideWorkspace(name, request) ?? { kind: 'external', package: name, declared };
    }
    const elsewhere =
      this.aliases.findLast(match, request) ?? this.aliases.findElsewhere(path, request);
    if (elsewhere !== undefined) return toFileTarget(this.parts, elsewhere, request);
    if (isAmbient(this.parts.ambientModules, path)) {
      return name === undefined
        ? { kind: 'builtin', module: path }
        : { kind: 'external', package: name, declared };
    }
    const isAlias = match !== undefined && match.alias.pattern !== '*';
    if (name === undefined || isAlias)
      return unresolved(this.aliases.explain(path, match, request));
    if (this.isInstalled(name, folder)) return { kind: 'external', package: name, declared };
    return (
      this.refuseScope(name) ??
      this.refuseFolder(specifier, request) ?? { kind: 'external', package: name, declared }
    );
  }

  /** `workspace:*` of a package that is not here. */
  private outsideWorkspace(name: string, { folder }: ResolutionRequest): ImportTarget | undefined {
    const range = findDependency(this.parts.manifests, folder, name)?.range ?? '';
    if (!/^(?:workspace|link|portal):/.test(range)) return undefined;
    const reason =
      'it is a package of the workspace that does not stand below the root folder: name a root that holds it';
    return { kind: 'workspace', package: name, reason };
  }

  private isInstalled(name: string, folder: string): boolean {
    const { tree, manifests } = this.parts;
    for (const manifest of manifests.around(folder)) {
      const modules = joinPath(manifest.folder, 'node_modules');
      if (tree.list(joinPath(modules, name)) ?? tree.list(joinPath(modules, `@types/${name}`))) {
        return true;
      }
    }
    return false;
  }

  /** Nobody declares it, and its scope is that of the packages here: it is one that is missing. */
  private refuseScope(name: string): ImportTarget | undefined {
    const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/') + 1) : undefined;
    if (scope === undefined) return undefined;
    const isOurs = [...this.parts.packages.keys()].some((own) => own.startsWith(scope));
    if (!isOurs) return undefined;
    const reason =
      'no package of the workspace has the name, and no package.json around the file declares it';
    return { kind: 'workspace', package: name, reason };
  }

  /** `src/orders`: nobody declares such a package, and a folder of that name stands here. */
  private refuseFolder(
    { path }: BareSpecifier,
    request: ResolutionRequest,
  ): ImportTarget | undefined {
    const { finder, manifests } = this.parts;
    const folders = manifests.around(request.folder).map(({ folder }) => folder);
    // The root may have no manifest.
    for (const folder of new Set([...folders, ''])) {
      for (const base of [folder, joinPath(folder, 'src')]) {
        const found = finder.find(joinPath(base, path), false, request.settings);
        if (found === undefined) continue;
        const file = this.parts.tree.uriOf(found);
        return unresolved(
          `no package.json declares it, and it may mean ${file}: set \`baseUrl\` or \`paths\` in the tsconfig, or write a relative path`,
        );
      }
    }
    return undefined;
  }
}
