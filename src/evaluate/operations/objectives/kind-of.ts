import type {
  ObjectiveKind,
  ServiceObjective,
} from '../../../facts/operations/objectives/index.js';

const names: readonly (readonly [RegExp, ObjectiveKind])[] = [
  [/freshness|staleness|\blag\b|\bage\b|delay/i, 'freshness'],
  [/latency|duration|response[-_ ]?time|slow|\bp\d\d\b/i, 'latency'],
];

/** What an objective is about: as it says, else by what it limits, by its name, and by how it is measured. */
export function kindOf(slo: ServiceObjective, queries: readonly string[]): ObjectiveKind {
  const { kind, name, readModel, flow, percentile, indicator } = slo;
  if (kind) return kind;
  if (readModel !== undefined || flow !== undefined) return 'freshness';
  if (percentile) return 'latency';
  for (const [pattern, named] of names) if (pattern.test(name.replaceAll('_', '-'))) return named;
  if (queries.some((query) => /_bucket\b|histogram_quantile|histogram_fraction/.test(query))) {
    return 'latency';
  }
  if (slo.format === 'Pyrra' && slo.threshold) return 'latency';
  const roles = indicator?.queries.map(({ role }) => role) ?? [];
  // A number that is held against a threshold may be anything.
  if (roles.includes('value')) return 'other';
  return slo.objective ? 'availability' : 'other';
}
