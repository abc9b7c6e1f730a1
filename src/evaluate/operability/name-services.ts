import type { Catalog } from '../../facts/catalog/index.js';
import type { RuleId } from '../../report/index.js';
import type { JoinedService } from '../joined/joined-facts.js';
import type { NotedSubject } from '../rule-results.js';

/** What says which services a run has. */
export interface Naming {
  readonly catalog?: Catalog;
  /** What artefacts of several domains were matched with, where there were several. */
  readonly matched?: ReadonlyMap<string, Omit<JoinedService, 'id'>>;
  readonly noted: readonly (readonly [rule: RuleId, subject: NotedSubject])[];
}

/**
 * The services of a run, each with what calls it one: the catalog, workloads and contracts. Only where none of them names any, those that
 * code, metrics and objectives speak of are taken, and else those of alerts: their labels name jobs and containers as well.
 */
export function nameServices({
  catalog,
  matched,
  noted,
}: Naming): ReadonlyMap<string, ReadonlySet<string>> {
  const first: Named[] = Object.keys(catalog?.services ?? {}).map((name) => [name, 'the catalog']);
  for (const [name, { workloads, contracts }] of matched ?? []) {
    if (workloads.length > 0) first.push([name, 'workloads']);
    if (contracts.length > 0) first.push([name, 'contracts']);
  }
  const told = noted.flatMap(([rule, subject]) =>
    (subject.services ?? []).map((name) => ({ name, by: namerOf(rule, subject) })),
  );
  const by = (wanted: readonly Namer[]): readonly Named[] =>
    told.flatMap((each) =>
      each.by !== undefined && wanted.includes(each.by) ? [[each.name, each.by]] : [],
    );
  const tiers = [
    [...first, ...by(['workloads'])],
    by(['code', 'metrics', 'objectives']),
    by(['alerts']),
  ];
  const services = new Map<string, Set<string>>();
  for (const [name, namer] of tiers.find((tier) => tier.length > 0) ?? []) {
    const known = services.get(name);
    if (known) known.add(namer);
    else services.set(name, new Set([namer]));
  }
  return services;
}

type Named = readonly [name: string, by: string];
type Namer = 'workloads' | 'code' | 'metrics' | 'objectives' | 'alerts';

function namerOf(rule: RuleId, { kind, isExamined }: NotedSubject): Namer | undefined {
  // Kinds of Kubernetes begin with a capital, and no others do.
  if (kind === 'workload' || /^[A-Z]/.test(kind)) return 'workloads';
  if (kind === 'service') return rule.startsWith('modules/') ? 'code' : 'objectives';
  if (kind === 'objective') return 'objectives';
  if (kind === 'metrics' || kind === 'metric') return 'metrics';
  const asks = rule === 'alerts/error-rate' || rule === 'alerts/latency-p99';
  return kind === 'alert' && isExamined && asks ? 'alerts' : undefined;
}
