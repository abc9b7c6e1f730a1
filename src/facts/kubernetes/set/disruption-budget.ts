import type { IPodDisruptionBudgetSpec } from 'kubernetes-models/policy/v1/PodDisruptionBudgetSpec';
import { type Amount, readAmount } from '../amount.js';
import type { Declared } from '../declarations.js';
import type { ObjectIdentity } from '../identity.js';
import type { ManifestObject } from '../objects.js';
import { asObject } from '../untrusted.js';
import { type LabelSelector, readLabelSelector } from './label-selector.js';

/** How many pods may be evicted at a time. */
export interface DisruptionBudget extends Declared {
  readonly selector: LabelSelector;
  readonly minAvailable: Amount | null;
  readonly maxUnavailable: Amount | null;
}

/**
 * An empty selector selects every pod of the namespace in `policy/v1` and none in `policy/v1beta1`:
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/#poddisruptionbudget-v125
 */
export function readDisruptionBudget(
  object: ManifestObject,
  identity: ObjectIdentity,
): DisruptionBudget {
  const spec = asObject<IPodDisruptionBudgetSpec>(object.value['spec']);
  const empty = object.apiVersion === 'policy/v1beta1' ? 'nothing' : 'everything';
  const read = (field: 'minAvailable' | 'maxUnavailable') =>
    readAmount(spec[field], field, ['spec', field]) ?? null;
  return {
    ...identity,
    declarations: 1,
    selector: readLabelSelector(spec.selector, empty, 'nothing'),
    minAvailable: read('minAvailable'),
    maxUnavailable: read('maxUnavailable'),
  };
}
