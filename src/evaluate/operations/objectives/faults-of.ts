import type { Catalog } from '../../../facts/catalog/index.js';
import {
  compare,
  one,
  readDecimal,
  type ServiceObjective,
  type ServiceTargets,
  zero,
} from '../../../facts/operations/objectives/index.js';
import { nearest } from '../../../report/nearest.js';
import type { IdentifiedSlo } from './identify-slos.js';

/** What cannot be of an objective as it is written: it goes on after its name. */
export function faultsOf(
  { slo, isRepeated }: IdentifiedSlo,
  catalog: Catalog | undefined,
): readonly string[] {
  const { service, journey } = slo;
  return [
    ...(isRepeated ? ['has the name of another objective of its service'] : []),
    ...shareFaults(slo),
    ...windowFaults(slo),
    ...thresholdFaults(slo),
    ...indicatorFaults(slo),
    ...unknownName('service', service, catalog && Object.keys(catalog.services)),
    ...unknownName('journey', journey, catalog && Object.keys(catalog.journeys ?? {})),
  ];
}

function shareFaults({ objective }: ServiceObjective): readonly string[] {
  const { share, text } = objective ?? {};
  if (share === undefined || text === undefined) return [];
  const isPercent = text.endsWith('%');
  if (compare(share, one) > 0) {
    const most = isPercent ? 'more than all of the events' : 'no share of one';
    const percent = readDecimal(100);
    const isMeant = !isPercent && percent !== undefined && compare(share, percent) < 0;
    return [`promises ${text}, which is ${most}${isMeant ? `: write ${text}%` : ''}`];
  }
  if (compare(share, one) === 0) {
    return [`promises ${text}: without an error budget nothing may ever fail`];
  }
  return compare(share, zero) > 0 ? [] : [`promises ${text}, which is nothing`];
}

function windowFaults({ window }: ServiceObjective): readonly string[] {
  if (window === undefined || (window.seconds ?? 0) > 0) return [];
  return [`holds over ${window.text}, which is no length of time: write 30d`];
}

function thresholdFaults(slo: ServiceObjective): readonly string[] {
  const { kind, threshold, percentile, format } = slo;
  const isOwn = format === 'archfit';
  if (threshold && (!threshold.value || compare(threshold.value, zero) < 0)) {
    const example = isOwn || format === 'Pyrra' ? 'no length of time: write 200ms' : 'no number';
    return [`has the threshold ${threshold.text}, which is ${example}`];
  }
  if (percentile && (compare(percentile, zero) <= 0 || compare(percentile, one) >= 0)) {
    return ['is about a percentile that is not between 0 and 100'];
  }
  const isLimit = kind === 'latency' || kind === 'freshness';
  if (isOwn && isLimit && !threshold) return [`is about ${kind} and has no threshold`];
  return [];
}

function indicatorFaults({ indicator }: ServiceObjective): readonly string[] {
  const roles = new Set(indicator?.queries.map(({ role }) => role));
  const isRatio = roles.has('good') || roles.has('bad');
  if (isRatio && !roles.has('total') && !(roles.has('good') && roles.has('bad'))) {
    return [`measures ${roles.has('good') ? 'good' : 'bad'} events, and not how many there are`];
  }
  return roles.has('total') && !isRatio && indicator?.queries.length === 1 && !isNative(indicator)
    ? ['measures how many events there are, and not which of them are good']
    : [];
}

/** A native histogram of Pyrra tells both by one metric. */
function isNative({ queries: [query] }: NonNullable<ServiceObjective['indicator']>): boolean {
  return query?.place.path.includes('latencyNative') === true;
}

function unknownName(
  kind: string,
  name: string | undefined,
  known: readonly string[] | undefined,
): readonly string[] {
  if (name === undefined || known === undefined || known.includes(name)) return [];
  const meant = nearest(name, known);
  const guess = meant === undefined ? '' : `: is ${meant} meant?`;
  return [`names the ${kind} ${name}, which the catalog does not have${guess}`];
}

/** Limits of a target that cannot be, or that a higher percentile undercuts. */
export function targetFaults({ latency }: ServiceTargets): readonly string[] {
  const unreadable = latency
    .filter(({ limit }) => limit.value === undefined)
    .map(({ name, limit }) => `gives ${name} as ${limit.text}, which is no length of time`);
  const sorted = latency
    .filter(({ limit }) => limit.value !== undefined)
    .sort((left, right) => compare(left.percentile, right.percentile));
  const crossed = sorted.flatMap((target, index) => {
    const next = sorted[index + 1];
    const [low, high] = [target.limit.value, next?.limit.value];
    if (next === undefined || !low || !high || compare(low, high) <= 0) return [];
    const [slow, fast] = [
      `${target.name} of ${target.limit.text}`,
      `${next.name} of ${next.limit.text}`,
    ];
    return [
      `allows a ${slow} and a ${fast}: no request of a percentile is slower than those above it`,
    ];
  });
  return [...unreadable, ...crossed];
}
