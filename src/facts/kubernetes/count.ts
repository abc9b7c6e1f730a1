/** A number of pods with the field that it comes from. */
export interface Count {
  /** Null where the field holds something else than a number, or nothing that a default stands in for. */
  readonly value: number | null;
  readonly source: 'declared' | 'default' | 'unreadable' | 'none';
  /** The field as its documentation calls it: `spec.replicas`, `minReplicas`. */
  readonly field: string;
  /** Path to the field in its object. */
  readonly path: readonly (string | number)[];
}

/**
 * Reads a count whose absence means `fallback`, which is null where nothing stands in for it. Null counts as absent, as the cluster reads it; a number in quotes counts
 * only where the field is text (annotations): elsewhere the cluster refuses it. One of more than 53 bits cannot be counted with.
 */
export function readCount(
  value: unknown,
  fallback: number | null,
  field: string,
  path: readonly (string | number)[],
): Count {
  if (value === undefined || value === null) {
    return { value: fallback, source: fallback === null ? 'none' : 'default', field, path };
  }
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? { value, source: 'declared', field, path }
    : { value: null, source: 'unreadable', field, path };
}
