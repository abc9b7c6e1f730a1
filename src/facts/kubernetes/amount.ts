/** A number of pods, or a share of them, with the field that it comes from. */
export interface Amount {
  /** Pods, or percent from 0 on; null where the field holds neither. */
  readonly value: number | null;
  readonly unit: 'pods' | 'percent';
  readonly source: 'declared' | 'default' | 'unreadable';
  /** The field as its documentation calls it: `maxUnavailable`. */
  readonly field: string;
  readonly path: readonly (string | number)[];
}

/**
 * Reads a field that takes a number of pods or a percentage in text. A number in quotes without a percent sign is refused by the
 * cluster, so it is unreadable.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/pod-disruption-budget-v1/#PodDisruptionBudgetSpec
 */
export function readAmount(
  value: unknown,
  field: string,
  path: readonly (string | number)[],
): Amount | undefined {
  if (value === undefined || value === null) return undefined;
  const read = { source: 'declared', field, path } as const;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) {
    return { ...read, value, unit: 'pods' };
  }
  const percent = typeof value === 'string' ? /^(\d{1,9})%$/.exec(value) : null;
  if (percent) return { ...read, value: Number(percent[1]), unit: 'percent' };
  return { ...read, value: null, unit: 'pods', source: 'unreadable' };
}
