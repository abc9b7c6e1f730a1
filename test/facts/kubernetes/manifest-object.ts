import type { ManifestObject } from '../../../src/facts/kubernetes/objects.js';

/** An object as it comes out of a manifest, of which only the given part matters. */
export function manifestObject(value: {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: object;
  readonly spec?: unknown;
  readonly data?: unknown;
}): ManifestObject {
  const metadata = (value.metadata ?? {}) as Record<string, string | undefined>;
  return {
    value,
    apiVersion: value.apiVersion,
    kind: value.kind,
    name: metadata['name'] ?? '',
    namespace: metadata['namespace'] ?? '',
    ...(metadata['generateName'] === undefined ? {} : { generateName: metadata['generateName'] }),
    path: [],
    document: undefined as never,
  };
}
