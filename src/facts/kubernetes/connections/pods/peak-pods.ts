import { asObject, asText, type Untrusted } from '../../untrusted.js';
import {
  type Factor,
  knownFactor,
  mapFactor,
  unknownFactor,
  unlimitedFactor,
  worstGrade,
} from '../factor.js';
import { shortestPeriod } from './cron-schedule.js';
import type { PodWorkload } from './pod-workload.js';
import { readRolloutSurge } from './rollout-surge.js';
import { readCountField } from '../settings/whole-number.js';
import { kedaMaximum, type WorkloadAutoscaler } from './workload-autoscalers.js';

/** The most pods of a workload that run at a time. */
export interface PeakPods {
  /** Its ceiling in steady state. */
  readonly ceiling: Factor;
  /** Pods beside these while it is rolled out. */
  readonly surge: Factor;
  /** Pods that are ending and still connected, beyond the surge; zero unless they were asked for. */
  readonly terminating: Factor;
  /** The fewest pods that there may be: what a limit per pod is worth in total. */
  readonly floor: Factor;
  /** Autoscalers that fight over it, when there are several. */
  readonly conflict: readonly string[];
}

export interface PeakOptions {
  /** Nodes that a DaemonSet may run on. */
  readonly nodes: Factor;
  readonly countTerminating: boolean;
}

export function readPeakPods(
  workload: PodWorkload,
  autoscalers: readonly WorkloadAutoscaler[],
  options: PeakOptions,
): PeakPods {
  const { ceiling, floor } = readBounds(workload, autoscalers, options);
  const surge = readRolloutSurge(workload, ceiling);
  return {
    ceiling,
    floor,
    surge,
    terminating: readTerminating(workload, ceiling, surge, options),
    conflict: autoscalers.length > 1 ? autoscalers.map(({ object }) => object.id).sort() : [],
  };
}

interface Bounds {
  readonly ceiling: Factor;
  readonly floor: Factor;
}

function readBounds(
  workload: PodWorkload,
  autoscalers: readonly WorkloadAutoscaler[],
  { nodes }: PeakOptions,
): Bounds {
  const { object } = workload;
  if (object.declarations > 1) {
    const times = `the set declares ${object.display} ${object.declarations} times`;
    return same(unknownFactor(`pods of ${object.display}`, times, at(workload)));
  }
  if (workload.isUnknownKind) {
    const reason = `how many pods a ${object.kind} of ${object.group} runs is not known`;
    return same(unknownFactor(`pods of ${object.display}`, reason, at(workload)));
  }
  if (autoscalers.length > 1) {
    const names = autoscalers.map((each) => each.object.display).sort();
    const reason = `several autoscalers move it: ${names.join(', ')}`;
    return same(unknownFactor(`pods of ${object.display}`, reason, at(workload)));
  }
  const [autoscaler] = autoscalers;
  if (autoscaler) {
    const { declarations, display, id } = autoscaler.object;
    if (declarations === 1) return boundBy(workload, autoscaler);
    const reason = `the set declares ${display} ${declarations} times`;
    return same(unknownFactor(`pods of ${object.display}`, reason, { subject: id, path: [] }));
  }
  return same(readOwnNumber(workload, nodes));
}

/**
 * Between the numbers of an autoscaler. Whatever replicas a manifest has beyond them run until the autoscaler takes them away, each
 * time that it is applied.
 */
function boundBy(workload: PodWorkload, { object, maximum, minimum }: WorkloadAutoscaler): Bounds {
  const { value } = maximum;
  if (value === null) return { ceiling: maximum, floor: minimum };
  const { location } = maximum;
  if (value === 0 || (minimum.value ?? 0) > value) {
    const why = value === 0 ? 'it is 0' : `it is below the minimum of ${object.display}`;
    return {
      ceiling: unknownFactor(maximum.source, `${why}, which the cluster refuses`, location),
      floor: minimum,
    };
  }
  const replicas = workload.spec['replicas'];
  return typeof replicas === 'number' && Number.isInteger(replicas) && replicas > value
    ? {
        ceiling: {
          ...readCount(workload, workload.spec, ['spec'], 'replicas', 1),
          source: `replicas of ${workload.object.display}, above ${maximum.source}`,
        },
        floor: minimum,
      }
    : { ceiling: maximum, floor: minimum };
}

/** The number of pods where no autoscaler owns it. */
function readOwnNumber(workload: PodWorkload, nodes: Factor): Factor {
  const { object, spec, workflowPods } = workload;
  if (workflowPods) return workflowPods;
  switch (object.kind) {
    case 'DaemonSet':
      return nodes.value === null
        ? unknownFactor(`nodes that ${object.display} runs on`, nodes.reason ?? '', at(workload))
        : { ...nodes, source: `${nodes.source}, one pod of ${object.display} on each` };
    case 'Pod':
      return knownFactor(1, 'declared', object.display, at(workload));
    case 'Job':
      return readParallelism(workload, spec, ['spec']);
    case 'CronJob':
      return readCronJob(workload);
    case 'ScaledJob':
      return readScaledJob(workload);
    default:
      return readCount(workload, spec, ['spec'], 'replicas', 1);
  }
}

/** Pods of a Job: https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs */
function readParallelism(
  workload: PodWorkload,
  spec: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Factor {
  const parallelism = readCount(workload, spec, path, 'parallelism', 1);
  const completions = readCount(workload, spec, path, 'completions', Infinity);
  return mapFactor(parallelism, (value) => Math.min(value, completions.value ?? Infinity));
}

/**
 * Forbid and Replace keep one Job at a time; Allow, the default, lets a slow one meet its successors, as many as start until its
 * deadline: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
 */
function readCronJob(workload: PodWorkload): Factor {
  const { object, spec } = workload;
  const policy = spec['concurrencyPolicy'] ?? 'Allow';
  const source = `concurrencyPolicy of ${object.display}`;
  const location = { subject: object.id, path: ['spec', 'concurrencyPolicy'] };
  const job = asObject(asObject(spec['jobTemplate'])['spec']);
  const pods = readParallelism(workload, job, ['spec', 'jobTemplate', 'spec']);
  if (policy === 'Allow') {
    const runs = countOverlap(workload, job);
    if (runs !== undefined) {
      const within = `${pods.source}, ${runs} runs of ${object.display} before a deadline`;
      return mapFactor(
        { ...pods, source: runs === 1 ? pods.source : within },
        (value) => value * runs,
      );
    }
    const reason =
      'it allows any number of runs at a time: set Forbid or Replace, or activeDeadlineSeconds of its Jobs';
    return unlimitedFactor(source, reason, location);
  }
  if (policy !== 'Forbid' && policy !== 'Replace') {
    return unknownFactor(source, 'it is none of Allow, Forbid, Replace', location);
  }
  return pods;
}

/** Seconds that a pod has to end in, unless it says otherwise. */
const gracePeriod = 30;

/** Runs of a schedule that can be there at a time, where each has a deadline. */
function countOverlap({ spec, podSpec }: PodWorkload, job: Untrusted<Record<string, unknown>>) {
  const period = shortestPeriod(asText(spec['schedule']) ?? '');
  const deadline = job['activeDeadlineSeconds'];
  const grace = podSpec['terminationGracePeriodSeconds'] ?? gracePeriod;
  if (period === undefined || !isCount(deadline) || !isCount(grace)) return undefined;
  // One more than what fits, since a run may start late.
  return Math.floor((deadline + grace) / period) + 1;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** @see https://keda.sh/docs/latest/reference/scaledjob-spec/ */
function readScaledJob(workload: PodWorkload): Factor {
  const { spec } = workload;
  const jobs = readCount(workload, spec, ['spec'], 'maxReplicaCount', kedaMaximum);
  const path = ['spec', 'jobTargetRef'];
  const pods = readParallelism(workload, asObject(spec['jobTargetRef']), path);
  if (jobs.value === null || pods.value === null) return jobs.value === null ? jobs : pods;
  if (pods.value === 1) return jobs;
  const grade = worstGrade([jobs.grade, pods.grade]);
  return {
    ...jobs,
    grade,
    value: jobs.value * pods.value,
    source: `${jobs.source} x ${pods.source}`,
  };
}

/**
 * Pods that were told to end keep their connections until they are gone. At the end of a rollout all old ones may be ending beside
 * all new ones. Kinds that wait for a pod to be gone before they start the next have none.
 */
function readTerminating(
  workload: PodWorkload,
  ceiling: Factor,
  surge: Factor,
  { countTerminating }: PeakOptions,
): Factor {
  const { object, spec, podSpec } = workload;
  if (!countTerminating) return knownFactor(0, 'default', 'ending pods are not counted');
  const isRolling =
    (object.kind === 'Deployment' && asObject(spec['strategy'])['type'] !== 'Recreate') ||
    object.kind === 'Rollout';
  if (!isRolling || podSpec['terminationGracePeriodSeconds'] === 0) {
    return knownFactor(0, 'default', `${object.display} leaves no pods that are ending`);
  }
  const { value } = surge;
  if (value === null) return surge;
  return mapFactor({ ...ceiling, source: `ending pods of ${object.display}` }, (pods) =>
    Math.max(0, pods - value),
  );
}

function readCount(
  workload: PodWorkload,
  spec: Readonly<Record<string, unknown>>,
  path: readonly string[],
  field: string,
  fallback: number,
): Factor {
  const { object } = workload;
  return readCountField(spec[field], fallback, {
    name: `${field} of ${object.display}`,
    place: { subject: object.id, path: [...path, field] },
  });
}

function same(pods: Factor): Bounds {
  return { ceiling: pods, floor: pods };
}

function at({ object }: PodWorkload) {
  return { subject: object.id, path: [] };
}
