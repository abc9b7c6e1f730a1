import type { Factor, Place } from '../factor.js';
import type { ConsumerLimit, DependencyLimit } from './read-limits.js';
import type { RatedRow } from './rated-row.js';

/** The pool that the figures of a service and of its database ask for, against the one it has. */
export interface PoolFormula {
  /** Id of the workload. */
  readonly subject: string;
  readonly display: string;
  readonly service: string;
  /** Of the service in the budget file. */
  readonly location: Place;
  /** Requests in a second of one pod at its peak. */
  readonly peakRps: Factor | null;
  /** Seconds for which one of them keeps a connection. */
  readonly querySeconds: Factor | null;
  /** Cores of the database server. */
  readonly cores: Factor | null;
  /** ceil(peakRps × querySeconds × 1.3); null where a figure is missing. */
  readonly byLoad: number | null;
  /** cores × 2. */
  readonly byCores: number | null;
  /** The larger of the two; null where one of them is missing. */
  readonly recommended: number | null;
  /** Why there is no recommendation. */
  readonly reason: string | null;
  /** Connections of one pod as it is configured. */
  readonly declared: number | null;
  /** Pods at their peak. */
  readonly pods: number | null;
  /** recommended × pods; of what is known of the recommendation, where that is missing. */
  readonly demand: number | null;
  readonly allowed: number | null;
  readonly comparison: 'equal' | 'smaller' | 'larger' | 'unknown';
  /** The recommended pools alone are more than the database allows; null where nobody can tell. */
  readonly conflict: boolean | null;
  /** For people: `ceil(500 requests/s x 0.015 s x 1.3) = 10, 4 cores x 2 = 8`. */
  readonly equation: string;
}

/** Share of connections beyond those that the load needs on average. */
const allowance = 1.3;

/** Steps in which a load is counted, so that 1000 × 0.01 × 1.3 is 13 and not a little more. */
const steps = 1_000_000;

/**
 * Compares pools with what the load and the database ask for: ceil(peak requests per second × seconds of a query × 1.3) and twice the
 * cores of the server, whichever is larger.
 */
export function readPoolFormulas(
  limit: DependencyLimit | undefined,
  rows: readonly RatedRow[],
  allowed: number | null,
): readonly PoolFormula[] {
  if (!limit) return [];
  return limit.consumers
    .filter(({ peakRps, querySeconds }) => peakRps !== undefined || querySeconds !== undefined)
    .flatMap((consumer) => {
      const own = rows.filter(
        ({ kind, service, names, isExcess }) =>
          kind === 'container' &&
          !isExcess &&
          (service === consumer.service || names.includes(consumer.service)),
      );
      const subjects = [...new Set(own.map(({ subject }) => subject))];
      return subjects.map((subject) =>
        compare(
          limit,
          consumer,
          own.filter((row) => row.subject === subject),
          allowed,
        ),
      );
    });
}

function compare(
  { id, cores }: DependencyLimit,
  { service, location, peakRps, querySeconds }: ConsumerLimit,
  rows: readonly RatedRow[],
  allowed: number | null,
): PoolFormula {
  const [first] = rows;
  const byLoad = loadOf(peakRps?.value ?? null, querySeconds?.value ?? null);
  const byCores = cores?.value == null ? null : cores.value * 2;
  const recommended = byLoad === null || byCores === null ? null : Math.max(byLoad, byCores);
  const missing = [
    ...(peakRps?.value == null ? [`peakRps of ${service}`] : []),
    ...(querySeconds?.value == null ? [`querySeconds of ${service}`] : []),
    ...(byCores === null ? [`cores of ${id}`] : []),
  ];
  const declared = rows.reduce<number | null>(
    (sum, { perPod }) => (sum === null || perPod === null ? null : sum + perPod),
    0,
  );
  const pods = first?.peak ?? null;
  const least = recommended ?? byLoad ?? byCores;
  const demand = pods === null || least === null ? null : pods * least;
  return {
    subject: first?.subject ?? '',
    display: first?.display ?? service,
    service,
    location,
    peakRps: peakRps ?? null,
    querySeconds: querySeconds ?? null,
    cores: cores ?? null,
    byLoad,
    byCores,
    recommended,
    reason: missing.length === 0 ? null : `the budget file does not say ${missing.join(' and ')}`,
    declared,
    pods,
    demand,
    allowed,
    comparison:
      recommended === null || declared === null
        ? 'unknown'
        : declared === recommended
          ? 'equal'
          : declared < recommended
            ? 'smaller'
            : 'larger',
    conflict: isConflict(demand, allowed, recommended !== null),
    equation: [
      `ceil(${show(peakRps)} requests/s x ${show(querySeconds)} s x ${allowance}) = ${byLoad ?? '?'}`,
      `${show(cores)} cores x 2 = ${byCores ?? '?'}`,
    ].join(', '),
  };
}

/** What is known of the recommendation may be too much already. */
function isConflict(
  demand: number | null,
  allowed: number | null,
  isWhole: boolean,
): boolean | null {
  if (demand === null || allowed === null) return null;
  if (demand > allowed) return true;
  return isWhole ? false : null;
}

function loadOf(peakRps: number | null, querySeconds: number | null): number | null {
  if (peakRps === null || querySeconds === null) return null;
  return Math.ceil(Math.round(peakRps * querySeconds * allowance * steps) / steps);
}

function show(factor: Factor | undefined): string {
  return factor?.value == null ? '?' : String(factor.value);
}
