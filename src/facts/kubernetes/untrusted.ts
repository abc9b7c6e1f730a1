/**
 * An object of a manifest as it may really be: the field names are those of its Kubernetes type, the values anything.
 * Reading through it keeps field names checked by the compiler and values checked at run time.
 */
export type Untrusted<T extends object> = { readonly [Field in keyof T]?: unknown };

/** The value as an object of the given Kubernetes type, or an empty one where it is none. */
// Of a type parameter the linter knows no fields yet, so it takes the result for an empty type.
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type
export function asObject<T extends object = Record<string, unknown>>(value: unknown): Untrusted<T> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The entries of a map of strings (labels, annotations); other values are left out, as the cluster refuses them. */
export function asTextMap(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(asObject(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
