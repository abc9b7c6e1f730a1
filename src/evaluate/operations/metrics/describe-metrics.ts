import type { Metric, MetricLabel } from '../../../facts/operations/index.js';
import type { DescribeArtefacts, Describing } from '../describer.js';
import type { MetricFacts, MetricLabelFacts, MetricSetFacts } from './metrics-facts.js';

/** What histograms and summaries add to their names. */
const suffixes: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  gaugehistogram: ['_bucket', '_gsum', '_gcount'],
  summary: ['_sum', '_count'],
};

/** What rules read of metrics. */
export const describeMetrics: DescribeArtefacts = ({ metrics }, describing) => {
  const services = new Set([
    ...Object.keys(describing.catalog?.services ?? {}),
    ...metrics.flatMap(({ from, service }) => (from === 'contract' ? (service ?? []) : [])),
  ]);
  const described = metrics.map((metric) => {
    const service = serviceOf(metric, services);
    const set = service ?? metric.place.document.uri;
    return { facts: describeMetric(metric, service, describing), metric, set };
  });
  const sets = new Map<string, MetricSetFacts>();
  for (const { facts, metric, set } of described) {
    const { id = noteSet(set, facts.service, metric, describing), metrics: others = [] } =
      sets.get(set) ?? {};
    const labels = facts.labels?.map(({ name }) => name);
    const own = { name: facts.name, ...(labels && { labels }) };
    sets.set(set, { id, name: set, metrics: [...others, own] });
  }
  return {
    metrics: Object.fromEntries(described.map(({ facts }) => [facts.id, facts])),
    metric_sets: Object.fromEntries(sets),
  };
};

/** Names that queries may use. */
export function seriesOf({ name, type }: Pick<Metric, 'name' | 'type'>): readonly string[] {
  return [name, ...(suffixes[type] ?? []).map((suffix) => name + suffix)];
}

function noteSet(
  name: string,
  service: string | undefined,
  { place }: Metric,
  { note }: Describing,
): string {
  const id = `metrics of ${name}`;
  const of = { services: service === undefined ? [] : [service] };
  return note({ kind: 'metrics', id, name, place: { ...place, path: [] }, ...of });
}

/**
 * The service of a contract is written. That of an exposition is in the name of its file or a folder, and has to be known from the
 * catalog or a contract, where there is one.
 */
function serviceOf(
  { service, from, place }: Metric,
  services: ReadonlySet<string>,
): string | undefined {
  if (from === 'contract' || services.size === 0) return service;
  if (service !== undefined && services.has(service)) return service;
  const steps = place.document.uri.split('/').map((step) => step.replace(/\..*$/, ''));
  return steps.reverse().find((step) => services.has(step)) ?? service;
}

function describeMetric(
  metric: Metric,
  service: string | undefined,
  { note, catalog }: Describing,
): MetricFacts {
  const { name, type, from, labels, buckets, place } = metric;
  const of = service ?? place.document.uri;
  const id = `${from} ${of} ${name}`;
  const owner = service === undefined ? undefined : catalog?.services[service]?.team;
  const path = `metrics.${name}`;
  const services = service === undefined ? [] : [service];
  note({ kind: 'metric', id, name, place, path, ...(owner !== undefined && { owner }), services });
  const unit = unitOf(name);
  const isHistogram = type === 'histogram' || type === 'gaugehistogram';
  return {
    id,
    name,
    type,
    from,
    ...(service !== undefined && { service }),
    series: seriesOf(metric),
    ...(labels && {
      labels: labels.map((label) => describeLabel(label, { id, name, services }, note)),
    }),
    ...(isHistogram &&
      unit !== undefined &&
      Array.isArray(buckets) && { edges: buckets.map((edge) => edge / unit) }),
    isNative: isHistogram && buckets === 'native',
  };
}

function describeLabel(
  { name, values, distinct, raw, place }: MetricLabel,
  metric: { readonly id: string; readonly name: string; readonly services: readonly string[] },
  note: Describing['note'],
): MetricLabelFacts {
  const id = note({
    kind: 'label',
    id: `${metric.id}{${name}}`,
    name: `${metric.name}{${name}}`,
    place,
    path: `metrics.${metric.name}.labels.${name}`,
    services: metric.services,
  });
  return { id, name, key: keyOfLabel(name), values, distinct, raw };
}

/** The name of a label in small letters and underscores, in whichever casing it is written. */
export function keyOfLabel(name: string): string {
  const parted = name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  return parted.replaceAll(/[.-]+/g, '_');
}

/** How many of the unit that a name ends in make a second. */
function unitOf(name: string): number | undefined {
  if (/_(?:milliseconds|millis|ms)$/.test(name)) return 1000;
  return /_(?:seconds|s)$/.test(name) ? 1 : undefined;
}
