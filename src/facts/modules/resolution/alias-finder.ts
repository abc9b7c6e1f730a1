import { codeFile } from './find-module.js';
import { followPath } from './follow-path.js';
import type { ResolutionRequest } from './resolution-request.js';
import type { ResolverParts } from './resolver-parts.js';
import { type AliasMatch, matchAlias } from './tsconfig/match-alias.js';

/** Finds what the aliases of configurations mean, and what stands below their `baseUrl`. */
export class AliasFinder {
  constructor(private readonly parts: ResolverParts) {}

  find(match: AliasMatch | undefined, request: ResolutionRequest): string | undefined {
    for (const path of match?.paths ?? []) {
      const found = this.findCode(path, request) ?? this.parts.sources.findAt(path, request);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  findBelowBase(path: string, request: ResolutionRequest): string | undefined {
    const { baseUrl } = request.project;
    if (baseUrl === undefined) return undefined;
    return this.findCode(followPath(baseUrl, path), request);
  }

  /** Another tsconfig of a folder around may have the alias: the one that builds, or that of the root. */
  findElsewhere(path: string, request: ResolutionRequest): string | undefined {
    for (const project of this.parts.projects.upward(request.folder)) {
      if (project === request.project) continue;
      const match = matchAlias(project.aliases, path);
      const found = this.find(match, request);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Why a name that no package can have leads nowhere. */
  explain(
    path: string,
    match: AliasMatch | undefined,
    { project }: ResolutionRequest,
    orElse = '',
  ): string {
    const { tree } = this.parts;
    const more = orElse === '' ? '' : `, ${orElse}`;
    if (match) {
      const places = match.paths.map((place) => tree.uriOf(place)).join(' and ');
      const where = places === '' ? 'out of the root folder' : `to no file: ${places}`;
      return `the alias ${match.alias.pattern} of ${tree.uriOf(project.path)} leads ${where}`;
    }
    if (project.path === '') {
      return `no tsconfig stands in a folder around the file: write the alias under \`paths\` in one${more}`;
    }
    return `no alias of ${tree.uriOf(project.path)} matches ${path}: write it under \`paths\`${more}, or name the tsconfig that has it`;
  }

  /** A file that happens to have the name of a package is not meant; a picture has to be named with its extension. */
  private findCode(path: string | undefined, request: ResolutionRequest): string | undefined {
    if (path === undefined) return undefined;
    const found = this.parts.finder.find(path, false, request.settings);
    return found === undefined || codeFile.test(found) || found === path ? found : undefined;
  }
}
