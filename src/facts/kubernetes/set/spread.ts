import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { asObject, asText, type Untrusted } from '../untrusted.js';
import { readLabelSelector, selectsLabels } from './label-selector.js';

type Path = readonly (string | number)[];

/** Something that keeps the pods of a workload apart. */
export interface SpreadTerm {
  readonly kind: 'constraint' | 'anti-affinity';
  /** The label of nodes by which they are kept apart. */
  readonly topologyKey: string;
  /** Whether the scheduler may not do without: `DoNotSchedule`, or a required anti-affinity. */
  readonly isRequired: boolean;
  /** By how many pods two places may differ; null where it cannot be read. Of an anti-affinity it says nothing. */
  readonly maxSkew: number | null;
  /** Whether it counts the pods that it is written for. */
  readonly selectsOwnPods: boolean;
  readonly path: Path;
}

/**
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
export function readSpread(
  podSpec: unknown,
  path: Path,
  labels: Readonly<Record<string, string>>,
): readonly SpreadTerm[] {
  const spec = asObject<IPodSpec>(podSpec);
  const isOwn = (selector: unknown) =>
    selectsLabels(readLabelSelector(selector, 'everything', 'nothing'), labels);
  const constraints = listOf(spec.topologySpreadConstraints).map(
    (constraint, index): SpreadTerm => ({
      kind: 'constraint',
      topologyKey: asText(constraint['topologyKey']) ?? '',
      isRequired: (constraint['whenUnsatisfiable'] ?? 'DoNotSchedule') === 'DoNotSchedule',
      maxSkew: readSkew(constraint['maxSkew']),
      selectsOwnPods: isOwn(constraint['labelSelector']),
      path: [...path, 'topologySpreadConstraints', index],
    }),
  );
  const antiAffinity = asObject(asObject(spec.affinity)['podAntiAffinity']);
  const affinityPath = [...path, 'affinity', 'podAntiAffinity'];
  const readTerm = (
    term: Untrusted<Record<string, unknown>>,
    isRequired: boolean,
    at: Path,
  ): SpreadTerm => ({
    kind: 'anti-affinity',
    topologyKey: asText(term['topologyKey']) ?? '',
    isRequired,
    maxSkew: null,
    selectsOwnPods: isOwn(term['labelSelector']),
    path: at,
  });
  const required = 'requiredDuringSchedulingIgnoredDuringExecution';
  const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
  return [
    ...constraints,
    ...listOf(antiAffinity[required]).map((term, index) =>
      readTerm(term, true, [...affinityPath, required, index]),
    ),
    ...listOf(antiAffinity[preferred]).map((preference, index) =>
      readTerm(asObject(preference['podAffinityTerm']), false, [
        ...affinityPath,
        preferred,
        index,
        'podAffinityTerm',
      ]),
    ),
  ];
}

function readSkew(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

function listOf(value: unknown): readonly Untrusted<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((item) => asObject(item)) : [];
}
