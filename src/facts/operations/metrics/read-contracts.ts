import type { DocumentPath } from '../../../source/document-path.js';
import { isRecord } from '../../../source/is-record.js';
import type { Problem } from '../../../report/index.js';
import type { OperationsDocument, Place } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import { type LabelFault, readContractLabels } from './contract-labels.js';
import { type Metric, type MetricType, metricTypes } from './metric.js';

/**
 * Reads contracts of metrics: what a service promises to expose.
 *
 * ```yaml
 * service: orders
 * metrics:
 *   - name: http_requests_total
 *     type: counter
 *     help: Requests by route.
 *     labels:
 *       method: [GET, POST]            # or {values: [GET, POST]}: all there are
 *       path: { template: true }       # names of routes, with placeholders
 *       status_code: {}                # nothing is said of its values
 *       customer: { unbounded: true }  # there is no end of them
 *   - name: http_request_duration_seconds
 *     type: histogram
 *     labels: [method, path]           # names alone
 *     buckets: [0.1, 0.2, 0.5, 1]      # or native
 * ```
 *
 * `metrics` may be a mapping by name, and a metric may name its `service` itself. A metric without `labels` says nothing about them; one with
 * none has `labels: []`.
 */
export const contractReader: ArtefactReader = {
  kind: 'contracts of metrics',
  read(document, { metrics }, problems) {
    const { value } = document;
    // An object of Kubernetes is none, whatever it holds.
    if (!isRecord(value) || typeof value['apiVersion'] === 'string') return undefined;
    const entries = entriesOf(value['metrics']);
    if (entries === undefined) return undefined;
    const service = textOf(value['service']);
    let count = 0;
    for (const { name, fields, path } of entries) {
      const tell = (fault: LabelFault) =>
        problems.push(problemOf(document, [...path, ...fault.path], fault.message));
      if (typeof name !== 'string' || !/^[^\s"{}]+$/.test(name)) {
        tell({ path: [], message: 'a metric has no name that queries could use' });
        continue;
      }
      metrics.push(readMetric(name, fields, { place: { document, path }, service, tell }));
      count += 1;
    }
    return count;
  },
};

interface Entry {
  readonly name: unknown;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly path: DocumentPath;
}

/** A list below `metrics` may be anything: one of its entries has a name, and the type of a metric. */
function entriesOf(metrics: unknown): readonly Entry[] | undefined {
  const entries = Array.isArray(metrics)
    ? metrics.map((fields: unknown, index): Entry | undefined =>
        isRecord(fields) ? { name: fields['name'], fields, path: ['metrics', index] } : undefined,
      )
    : isRecord(metrics)
      ? Object.entries(metrics).map(([name, fields]): Entry | undefined =>
          isRecord(fields) ? { name, fields, path: ['metrics', name] } : undefined,
        )
      : [];
  const read = entries.filter((entry) => entry !== undefined);
  const isContract = read.some(
    ({ name, fields }) => typeof name === 'string' && typeOf(fields['type']) !== undefined,
  );
  return isContract ? read : undefined;
}

interface MetricReading {
  readonly place: Place;
  readonly service: string | undefined;
  readonly tell: (fault: LabelFault) => void;
}

function readMetric(
  name: string,
  fields: Entry['fields'],
  { place, service, tell }: MetricReading,
): Metric {
  const type = typeOf(fields['type']);
  if (type === undefined && fields['type'] !== undefined) {
    tell({ path: ['type'], message: `the type of ${name} is none of ${metricTypes.join(', ')}` });
  }
  const labels = readContractLabels(fields['labels'], place, tell);
  const buckets = readBuckets(name, fields['buckets'], tell);
  const of = textOf(fields['service']) ?? service;
  return {
    place,
    name,
    type: type ?? 'untyped',
    from: 'contract',
    ...(of !== undefined && { service: of }),
    ...(labels && { labels }),
    ...(buckets && { buckets }),
  };
}

function typeOf(value: unknown): MetricType | undefined {
  if (typeof value !== 'string') return undefined;
  const said = value.toLowerCase();
  return said === 'unknown' ? 'untyped' : metricTypes.find((type) => type === said);
}

function readBuckets(name: string, value: unknown, tell: MetricReading['tell']): Metric['buckets'] {
  if (value === undefined || value === null) return undefined;
  if (value === 'native') return 'native';
  const edges = (Array.isArray(value) ? value : []).map((edge: unknown) =>
    edge === '+Inf' ? Infinity : edge,
  );
  const isOrdered = edges.every(
    (edge, index) => typeof edge === 'number' && (index === 0 || edge > Number(edges[index - 1])),
  );
  if (edges.length === 0 || !isOrdered) {
    tell({
      path: ['buckets'],
      message: `the buckets of ${name} are no numbers in ascending order`,
    });
    return undefined;
  }
  return edges.map(Number).filter((edge) => Number.isFinite(edge));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function problemOf(document: OperationsDocument, path: DocumentPath, message: string): Problem {
  return {
    code: 'artefact-invalid',
    message: `metrics: ${message}`,
    location: document.locate(path),
    hint: 'Correct the contract of the metric; its other metrics are judged.',
  };
}
