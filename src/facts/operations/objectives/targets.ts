import type { Place } from '../document.js';
import { nearest } from '../../../report/nearest.js';
import { nameOf } from '../../../source/name-of-path.js';
import type { Decimal } from './decimal.js';
import type { Fields } from './fields.js';
import type { Limit } from './objective.js';
import { readLimit, readPercentile } from './share.js';

/** What a service sets out to do, whether or not an objective measures it. */
export interface ServiceTargets {
  readonly place: Place;
  readonly service: string;
  /** The part of the service that it is about, where it is not about all of it. */
  readonly operation?: string;
  /** By percentile: `p50`, `p95`, `p99`. */
  readonly latency: readonly LatencyTarget[];
  readonly load: LoadTargets;
}

export interface LatencyTarget {
  readonly name: string;
  readonly percentile: Decimal;
  readonly limit: Limit;
}

/** How much a service is to bear, as it is written. */
export interface LoadTargets {
  readonly throughput?: string;
  readonly concurrentUsers?: string;
  readonly dataVolume?: string;
}

const keys = ['service', 'operation', 'description', 'latency', 'load'];

export function readTargets(entry: Fields): readonly ServiceTargets[] {
  tellUnknown(entry, keys);
  const service = entry.text('service');
  if (service === undefined) {
    entry.tell([], `${nameOf(entry.path)} names no service`, 'Name the service that it is of.');
    return [];
  }
  const operation = entry.text('operation');
  const latency = entry.mapping('latency');
  const load = entry.mapping('load');
  if (load) tellUnknown(load, ['throughput', 'concurrentUsers', 'dataVolume']);
  const throughput = load?.text('throughput');
  const concurrentUsers = load?.text('concurrentUsers');
  const dataVolume = load?.text('dataVolume');
  return [
    {
      place: entry.place,
      service,
      ...(operation !== undefined && { operation }),
      latency: latency ? readLatency(latency) : [],
      load: {
        ...(throughput !== undefined && { throughput }),
        ...(concurrentUsers !== undefined && { concurrentUsers }),
        ...(dataVolume !== undefined && { dataVolume }),
      },
    },
  ];
}

function readLatency(latency: Fields): readonly LatencyTarget[] {
  return Object.keys(latency.value).flatMap((name) => {
    const percentile = /^p\d{1,2}(?:\.\d+)?$/.test(name) ? readPercentile(name) : undefined;
    if (percentile === undefined) {
      latency.tell([name], `${nameOf([...latency.path, name])} is no percentile`, 'Write p99.');
      return [];
    }
    const limit = readLimit(latency, name);
    return limit ? [{ name, percentile, limit }] : [];
  });
}

/** A key that nobody reads may be a slip, and what it was to say is then missing. */
export function tellUnknown(fields: Fields, known: readonly string[]): void {
  for (const key of Object.keys(fields.value)) {
    if (known.includes(key)) continue;
    const meant = nearest(key, known);
    const hint = meant === undefined ? `It has ${known.join(', ')}.` : `Did you mean ${meant}?`;
    fields.tell([key], `${nameOf([...fields.path, key])} is no key that is read`, hint);
  }
}
