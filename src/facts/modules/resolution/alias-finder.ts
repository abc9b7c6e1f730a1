import { followPath } from './follow-path.js';
import type { ResolutionRequest } from './resolution-request.js';
import type { ResolverParts } from './resolver-parts.js';
import { type AliasMatch, matchAlias } from './tsconfig/match-alias.js';

/** Finds what the aliases of configurations mean, and what stands below their `baseUrl`. */
export class AliasFinder {
  constructor(private readonly parts: ResolverParts) {}

  find(match: AliasMatch | undefined, { settings }: ResolutionRequest): string | undefined {
    return match?.places
      .map(({ path, isFolder }) => this.parts.finder.find(path, isFolder, settings))
      .find((found) => found !== undefined);
  }

  /** What only bundlers find at an alias, or what a build would make there; after packages, which may have the name. */
  findLast(match: AliasMatch | undefined, request: ResolutionRequest): string | undefined {
    if (match?.alias.pattern === '*') return undefined;
    const { finder, sources } = this.parts;
    return match?.places
      .map(({ path }) => finder.findLast(path) ?? sources.findAt(path, request))
      .find((found) => found !== undefined);
  }

  /** The alias, or where there is none the file below `baseUrl`. */
  findNamed(
    match: AliasMatch | undefined,
    path: string,
    request: ResolutionRequest,
  ): string | undefined {
    const { baseUrl } = request.project;
    if (match || baseUrl === undefined) return this.find(match, request);
    const below = followPath(baseUrl, path);
    return below && this.parts.finder.find(below, path.endsWith('/'), request.settings);
  }

  /** Another tsconfig of a folder around may have the alias: the one that builds, or that of the root. */
  findElsewhere(path: string, request: ResolutionRequest): string | undefined {
    for (const project of this.parts.projects.upward(request.folder)) {
      if (project === request.project) continue;
      const match = matchAlias(project.aliases, path);
      const found = this.find(match, request) ?? this.findLast(match, request);
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
      const places = match.places.map(({ path: place }) => tree.uriOf(place)).join(' and ');
      const where = places === '' ? 'out of the root folder' : `to no file: ${places}`;
      return `the alias ${match.alias.pattern} of ${tree.uriOf(project.path)} leads ${where}`;
    }
    if (project.path === '') {
      return `no tsconfig stands in a folder around the file: write the alias under \`paths\` in one${more}`;
    }
    return `no alias of ${tree.uriOf(project.path)} matches ${path}: write it under \`paths\`${more}, or name the tsconfig that has it`;
  }
}
