import { type Amount, readAmount } from '../amount.js';
import type { ObjectIdentity } from '../identity.js';
import { asObject } from '../untrusted.js';

/** How a workload replaces its pods step by step. */
export interface RollingUpdate {
  /** Pods that may be missing meanwhile; percentages of it are rounded down. */
  readonly maxUnavailable: Amount;
  /** Pods that may stand beside the wanted ones; percentages are rounded up. Null where the kind makes none. */
  readonly maxSurge: Amount | null;
}

/**
 * Reads how pods are replaced; undefined where that is not done step by step (`Recreate`, `OnDelete`, blue and green) or the
 * kind does not do it by itself.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/#maxunavailable
 */
export function readRollingUpdate(
  { group, kind }: ObjectIdentity,
  value: unknown,
): RollingUpdate | undefined {
  const spec = asObject(asObject(value)['spec']);
  switch (`${group}/${kind}`) {
    case 'apps/Deployment': {
      const strategy = asObject(spec['strategy']);
      if ((strategy['type'] ?? 'RollingUpdate') !== 'RollingUpdate') return undefined;
      return readSteps(strategy['rollingUpdate'], ['spec', 'strategy', 'rollingUpdate'], '25%');
    }
    case 'argoproj.io/Rollout': {
      const { canary, blueGreen } = asObject(spec['strategy']);
      if (canary === undefined || blueGreen !== undefined) return undefined;
      return readSteps(canary, ['spec', 'strategy', 'canary'], '25%');
    }
    case 'apps/StatefulSet': {
      const strategy = asObject(spec['updateStrategy']);
      if ((strategy['type'] ?? 'RollingUpdate') !== 'RollingUpdate') return undefined;
      const path = ['spec', 'updateStrategy', 'rollingUpdate'];
      return { ...readSteps(strategy['rollingUpdate'], path, 1), maxSurge: null };
    }
    default:
      return undefined;
  }
}

function readSteps(value: unknown, path: readonly string[], unavailable: '25%' | 1): RollingUpdate {
  const steps = asObject(value);
  const read = (field: string, fallback: Pick<Amount, 'value' | 'unit'>): Amount =>
    readAmount(steps[field], field, [...path, field]) ?? {
      ...fallback,
      source: 'default',
      field,
      path: [...path, field],
    };
  const quarter = { value: 25, unit: 'percent' } as const;
  return {
    maxUnavailable: read(
      'maxUnavailable',
      unavailable === 1 ? { value: 1, unit: 'pods' } : quarter,
    ),
    maxSurge: read('maxSurge', quarter),
  };
}
