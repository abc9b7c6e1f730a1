/** Extensions by which contracts declare what a field holds. */
export const classificationKeys = [
  'x-classification',
  'x-data-classification',
  'x-sensitivity',
  'x-sensitive',
  'x-pii',
] as const;

/** What a schema declares of what it holds. `unreadable`: a marker is there, and says nothing. */
export type Classification =
  | { readonly kind: 'class'; readonly name: string; readonly key: string }
  | { readonly kind: 'unreadable'; readonly key: string };

/**
 * Reads the first marker of a schema: a text, a list of texts, a mapping with a `class`, or whether it is so. What is marked as not
 * sensitive (`x-sensitive: false`) has been classified too.
 */
export function readClassification(
  schema: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Classification | undefined {
  const key = keys.find((each) => Object.hasOwn(schema, each));
  if (key === undefined) return undefined;
  const name = toName(schema[key], key);
  return name === undefined ? { kind: 'unreadable', key } : { kind: 'class', name, key };
}

function toName(value: unknown, key: string): string | undefined {
  if (typeof value === 'boolean') return value ? key.replace(/^x-/, '') : 'public';
  if (typeof value === 'string') return /[\p{L}\p{N}]/u.test(value) ? value.trim() : undefined;
  if (Array.isArray(value)) {
    const names = value.map((each) => (typeof each === 'string' ? toName(each, key) : undefined));
    return names.length > 0 && names.every((each) => each !== undefined)
      ? names.join(', ')
      : undefined;
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'class')) {
    return undefined;
  }
  const { class: name } = value as { readonly class: unknown };
  return typeof name === 'string' ? toName(name, key) : undefined;
}
