import { followPath } from '../follow-path.js';
import type { Alias } from './project.js';

export interface AliasMatch {
  readonly alias: Alias;
  /** What to look at, in this order. */
  readonly places: readonly AliasPlace[];
}

interface AliasPlace {
  readonly path: string;
  /** A slash at its end asks for a folder. */
  readonly isFolder: boolean;
}

/** The alias that TypeScript takes: the one without star, else that of the longest prefix. */
export function matchAlias(aliases: readonly Alias[], specifier: string): AliasMatch | undefined {
  let best: Alias | undefined;
  let longest = -1;
  for (const alias of aliases) {
    const { pattern } = alias;
    const star = pattern.indexOf('*');
    if (star === -1) {
      if (pattern === specifier) return toMatch(alias, undefined);
      continue;
    }
    const fits =
      star > longest &&
      specifier.length >= pattern.length - 1 &&
      specifier.startsWith(pattern.slice(0, star)) &&
      specifier.endsWith(pattern.slice(star + 1));
    if (!fits) continue;
    best = alias;
    longest = star;
  }
  if (!best) return undefined;
  const { pattern } = best;
  const text = specifier.slice(longest, specifier.length - (pattern.length - longest - 1));
  return toMatch(best, text);
}

/** @param text - what stands in place of the star; an alias without one has none to replace */
function toMatch(alias: Alias, text: string | undefined): AliasMatch {
  const places = alias.ways.flatMap((way): readonly AliasPlace[] => {
    const written = text === undefined ? way : way.replace('*', () => text);
    const path = followPath('', written);
    return path === undefined ? [] : [{ path, isFolder: written.endsWith('/') }];
  });
  return { alias, places };
}
