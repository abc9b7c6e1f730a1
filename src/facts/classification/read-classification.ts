import { findDialect } from './markers/dialects.js';
import type { MarkSettings } from './markers/read-marks.js';
import { readValue } from './markers/read-value.js';

/** What a schema declares of what it holds. `unreadable`: a marker is there, and says nothing. */
export type Classification =
  | { readonly kind: 'class'; readonly name: string; readonly key: string }
  | { readonly kind: 'unreadable'; readonly key: string };

const shipped: MarkSettings = { words: new Map(), markers: new Set() };

/**
 * Reads the class that a schema gives, by its first marker of any dialect that says something: as it is written, since a project may have
 * words of its own. What is marked as not sensitive (`x-sensitive: false`) has been classified too.
 */
export function readClassification(
  schema: Readonly<Record<string, unknown>>,
  settings: MarkSettings = shipped,
): Classification | undefined {
  let unreadable: Classification | undefined;
  for (const key of Object.keys(schema)) {
    const read = readMarker(key, schema[key], settings);
    if (read?.kind === 'class') return read;
    unreadable ??= read;
  }
  return unreadable;
}

function readMarker(
  key: string,
  value: unknown,
  settings: MarkSettings,
): Classification | undefined {
  const found = findDialect(key, settings.markers);
  if (found === undefined) return undefined;
  const read = readValue(value, found.dialect, settings);
  if (read === undefined) return undefined;
  if (read === 'unknown') {
    if (found.isPrefixed) return undefined;
    const name = writtenName(value);
    return name === undefined ? { kind: 'unreadable', key } : { kind: 'class', name, key };
  }
  if (read.level === undefined) return undefined;
  const isSo = value === true || (typeof value === 'object' && writtenName(value) === undefined);
  const name = isSo && read.level !== 'public' ? key.replace(/^x-/, '') : writtenName(value);
  return { kind: 'class', name: name ?? read.level, key };
}

/** Keys under which a mapping has its class, nearest to a level first. */
const nameKeys = ['class', 'classification', 'level', 'sensitivity', 'category', 'categories'];

function writtenName(value: unknown): string | undefined {
  if (typeof value === 'string') return /[\p{L}\p{N}]/u.test(value) ? value.trim() : undefined;
  if (typeof value === 'number') return undefined;
  if (Array.isArray(value)) {
    const names = value.map((each) => (typeof each === 'string' ? writtenName(each) : undefined));
    return names.length > 0 && names.every((each) => each !== undefined)
      ? names.join(', ')
      : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  // Plain JSON, with its own keys.
  const mapping = value as Readonly<Record<string, unknown>>;
  const key = nameKeys.find((each) => Object.hasOwn(mapping, each));
  return key === undefined ? undefined : writtenName(mapping[key]);
}
