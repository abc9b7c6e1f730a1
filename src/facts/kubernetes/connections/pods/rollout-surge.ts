import { asObject } from '../../untrusted.js';
import { type Factor, knownFactor, mapFactor, type Place, unknownFactor } from '../factor.js';
import type { PodWorkload } from './pod-workload.js';

/**
 * Pods beside the full number of them while a workload is rolled out. Kinds that replace one pod by the next add none.
 *
 * @param ceiling most pods in steady state, of which a share of `maxSurge` is taken
 */
export function readRolloutSurge(workload: PodWorkload, ceiling: Factor): Factor {
  const { object, spec } = workload;
  switch (object.kind) {
    case 'Deployment':
      return readDeploymentSurge(workload, ceiling);
    case 'DaemonSet': {
      const strategy = asObject(spec['updateStrategy']);
      if (strategy['type'] === 'OnDelete') return none(workload, 'is replaced by hand');
      const rolling = asObject(strategy['rollingUpdate']);
      const maxSurge = rolling['maxSurge'];
      if (maxSurge === undefined || maxSurge === null) return none(workload, 'has no maxSurge');
      const path = ['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'];
      const surge = readSurge(workload, maxSurge, ceiling, path);
      // A node has one new pod beside the old one, and never more.
      return mapFactor(surge, (value) => Math.min(value, ceiling.value ?? value));
    }
    case 'Rollout':
      return readRolloutResourceSurge(workload, ceiling);
    case 'Service':
      // Of Knative: the limit holds for each revision, and the old one serves until the new one is ready.
      return secondSet(workload, ceiling, 'the revision before it');
    default:
      return none(workload, 'starts no pod before the old one is gone');
  }
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge */
function readDeploymentSurge(workload: PodWorkload, ceiling: Factor): Factor {
  const strategy = asObject(workload.spec['strategy']);
  if (strategy['type'] === 'Recreate') return none(workload, 'is rolled out by Recreate');
  const rolling = asObject(strategy['rollingUpdate']);
  const path = ['spec', 'strategy', 'rollingUpdate', 'maxSurge'];
  return readSurge(workload, rolling['maxSurge'], ceiling, path);
}

/**
 * Blue-green runs both sets. So does a canary with traffic routing, which keeps the stable set whole until the end, unless that
 * shrinks as the canary grows: https://argoproj.github.io/argo-rollouts/features/canary/
 */
function readRolloutResourceSurge(workload: PodWorkload, ceiling: Factor): Factor {
  const strategy = asObject(workload.spec['strategy']);
  if (strategy['blueGreen'] !== undefined) {
    return secondSet(workload, ceiling, 'the second set of blue-green');
  }
  const canary = asObject(strategy['canary']);
  if (canary['trafficRouting'] != null && canary['dynamicStableScale'] !== true) {
    return secondSet(workload, ceiling, 'the canary beside the whole stable set');
  }
  return readSurge(workload, canary['maxSurge'], ceiling, [
    'spec',
    'strategy',
    'canary',
    'maxSurge',
  ]);
}

/**
 * A share is rounded up, and is a quarter by default. One rollout never starts more pods than there are, but another one that begins
 * before it has ended may use up what a larger surge allows.
 */
function readSurge(
  workload: PodWorkload,
  value: unknown,
  ceiling: Factor,
  path: readonly string[],
): Factor {
  const { id: subject, display } = workload.object;
  const place: Place = { subject, path };
  const name = `maxSurge of ${display}`;
  const written = value ?? '25%';
  const grade = value === undefined || value === null ? 'default' : 'declared';
  if (typeof written === 'number' && Number.isInteger(written) && written >= 0) {
    return knownFactor(ceiling.value === 0 ? 0 : written, grade, name, place);
  }
  const [, percent] = typeof written === 'string' ? (/^(\d{1,4})%$/.exec(written) ?? []) : [];
  if (percent === undefined) {
    return unknownFactor(name, 'it is neither a whole number nor a percentage', place);
  }
  const source = `${name} (${percent}%${grade === 'default' ? ' by default' : ''}, rounded up)`;
  if (ceiling.value === null) return unknownFactor(source, 'the number of pods is unknown', place);
  const share = Math.ceil((ceiling.value * Number(percent)) / 100);
  return knownFactor(share, grade, source, place);
}

function secondSet(workload: PodWorkload, ceiling: Factor, what: string): Factor {
  const location = { subject: workload.object.id, path: ['spec'] };
  return mapFactor(
    { ...ceiling, source: `${what} of ${workload.object.display}`, location },
    (pods) => pods,
  );
}

function none({ object }: PodWorkload, why: string): Factor {
  return knownFactor(0, 'default', `${object.display} ${why}`);
}
