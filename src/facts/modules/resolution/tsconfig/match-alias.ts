import { followPath } from '../follow-path.js';
import type { Alias } from './project.js';

export interface AliasMatch {
  readonly alias: Alias;
  /** Paths to look at, in this order. */
  readonly paths: readonly string[];
}

/** The alias that TypeScript takes: the one without star, else that of the longest prefix. */
export function matchAlias(aliases: readonly Alias[], specifier: string): AliasMatch | undefined {
  let best: Alias | undefined;
  let longest = -1;
  for (const alias of aliases) {
    const { pattern } = alias;
    const star = pattern.indexOf('*');
    if (star === -1) {
      if (pattern === specifier) return { alias, paths: alias.ways };
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
  const { pattern, ways } = best;
  const text = specifier.slice(longest, specifier.length - (pattern.length - longest - 1));
  return {
    alias: best,
    paths: ways.flatMap(
      (way) =>
        followPath(
          '',
          way.replace('*', () => text),
        ) ?? [],
    ),
  };
}
