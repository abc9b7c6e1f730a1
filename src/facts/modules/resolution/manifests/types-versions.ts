import { isRecord } from '../../../../source/is-record.js';

/** Where `typesVersions` has the types of a subpath: of several ranges of versions the first one with an entry. */
export function mapTypesVersions(typesVersions: unknown, subpath: string): readonly string[] {
  if (!isRecord(typesVersions) || subpath === '') return [];
  for (const entries of Object.values(typesVersions)) {
    if (!isRecord(entries)) continue;
    for (const [pattern, ways] of Object.entries(entries)) {
      const text = matchStar(pattern, subpath);
      if (text === undefined || !Array.isArray(ways)) continue;
      return ways
        .filter((way) => typeof way === 'string')
        .map((way) => way.replace('*', () => text));
    }
  }
  return [];
}

function matchStar(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === text ? '' : undefined;
  const [prefix, suffix] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits =
    text.length >= pattern.length - 1 && text.startsWith(prefix) && text.endsWith(suffix);
  return fits ? text.slice(star, text.length - suffix.length) : undefined;
}
