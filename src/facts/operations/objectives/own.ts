import { isRecord } from '../../../source/is-record.js';
import { nameOf } from '../../../source/name-of-path.js';
import type { ArtefactReader } from '../reader.js';
import { toNumber } from './decimal.js';
import { Fields } from './fields.js';
import type { Indicator, ObjectiveKind, Query, ServiceObjective } from './objective.js';
import { readLimit, readPercentile, readShare } from './share.js';
import { type ObjectiveWindow, readSpan } from './span.js';
import { readTargets, tellUnknown } from './targets.js';

const kinds: readonly ObjectiveKind[] = ['availability', 'latency', 'freshness', 'other'];

const keys = [
  ...['name', 'description', 'service', 'owner', 'journey', 'operation', 'readModel', 'flow'],
  ...['critical', 'kind', 'objective', 'window', 'threshold', 'percentile', 'indicator'],
];

/**
 * Our own small format, for those who have no tool for objectives:
 *
 * ```yaml
 * slos:
 *   - name: checkout-availability
 *     service: orders              # one of the catalog
 *     journey: checkout            # one of the catalog; it is critical where the journey is
 *     critical: true               # or says so itself
 *     kind: availability           # or latency, freshness, other; else the indicator says it
 *     objective: 99.9%             # or 0.999
 *     window: 30d                  # moves with the time; { duration: 1M, calendar: true } begins anew with each month
 *     indicator:                   # two of good, bad and total, or one expression; all of Prometheus
 *       good: sum(rate(http_requests_total{service="orders", status_code!~"5.."}[5m]))
 *       total: sum(rate(http_requests_total{service="orders"}[5m]))
 *   - name: checkout-latency
 *     service: orders
 *     operation: POST /orders      # where it is not about all of the service
 *     kind: latency
 *     percentile: 99               # 99 % of the requests take no longer than the threshold
 *     threshold: 200ms
 *     window: 30d
 *   - name: order-list-freshness
 *     service: orders
 *     kind: freshness
 *     readModel: order-list        # one of the catalog; or flow: order-confirmation, of messages
 *     threshold: 60s
 * targets:
 *   - service: orders
 *     latency: { p50: 40ms, p95: 120ms, p99: 200ms }
 *     load: { throughput: 300/s, concurrentUsers: 2000, dataVolume: 50 GB }
 * ```
 *
 * A key that it does not have is told: it may be a slip.
 */
export const ownReader: ArtefactReader = {
  kind: 'objectives and targets of archfit',
  read(document, artefacts, problems) {
    const fields = Fields.of(document, problems);
    if (fields === undefined || !isOwn(fields.value)) return undefined;
    const slos = fields.list('slos').flatMap(readObjective);
    const targets = fields.list('targets').flatMap(readTargets);
    tellUnknown(fields, ['slos', 'targets']);
    artefacts.slos.push(...slos);
    artefacts.targets.push(...targets);
    return slos.length + targets.length;
  },
};

/** Of other formats, too, documents have these names: by what is in them it is seen whose they are. */
function isOwn(value: Readonly<Record<string, unknown>>): boolean {
  if (value['version'] !== undefined || value['apiVersion'] !== undefined) return false;
  if (Array.isArray(value['slos'])) return true;
  const targets: unknown = value['targets'];
  const isTarget = (entry: unknown) =>
    isRecord(entry) && (isRecord(entry['latency']) || isRecord(entry['load']));
  return Array.isArray(targets) && targets.some(isTarget);
}

function readObjective(slo: Fields): readonly ServiceObjective[] {
  tellUnknown(slo, keys);
  const name = slo.text('name');
  if (name === undefined) {
    slo.tell([], `${nameOf(slo.path)} has no name`, 'Give the objective a name.');
    return [];
  }
  const kind = readKind(slo);
  const service = slo.text('service');
  const owner = slo.text('owner');
  const journey = slo.text('journey');
  const operation = slo.text('operation');
  const readModel = slo.text('readModel');
  const flow = slo.text('flow');
  const isCritical = slo.flag('critical');
  const objective = readShare(slo, 'objective', 'share');
  const window = readWindow(slo);
  const threshold = readLimit(slo, 'threshold');
  const percentile = readOwnPercentile(slo);
  const indicator = readIndicator(slo);
  return [
    {
      place: slo.place,
      format: 'archfit',
      name,
      ...(service !== undefined && { service }),
      ...(owner !== undefined && { owner }),
      ...(journey !== undefined && { journey }),
      ...(operation !== undefined && { operation }),
      ...(readModel !== undefined && { readModel }),
      ...(flow !== undefined && { flow }),
      ...(isCritical !== undefined && { isCritical }),
      ...(kind && { kind }),
      ...(objective && { objective }),
      ...(window && { window }),
      ...(threshold && { threshold }),
      ...(percentile && { percentile }),
      ...(indicator && { indicator }),
      burnAlerts: { kind: 'unsaid' },
    },
  ];
}

function readKind(slo: Fields): ObjectiveKind | undefined {
  const said = slo.text('kind');
  const kind = kinds.find((each) => each === said);
  if (said !== undefined && kind === undefined) {
    slo.tell(['kind'], `there is no kind of objective ${said}`, `There are ${kinds.join(', ')}.`);
  }
  return kind;
}

function readWindow(slo: Fields): ObjectiveWindow | undefined {
  const own = isRecord(slo.value['window']) ? slo.mapping('window') : undefined;
  if (own) tellUnknown(own, ['duration', 'calendar']);
  const text = own ? own.text('duration') : slo.text('window');
  if (text === undefined) return undefined;
  const seconds = readSpan(text);
  return {
    text,
    isCalendar: own?.flag('calendar') ?? false,
    ...(seconds && { seconds: toNumber(seconds) }),
  };
}

function readOwnPercentile(slo: Fields) {
  const written = slo.amount('percentile');
  if (written === undefined) return undefined;
  const percentile = readPercentile(written);
  if (percentile === undefined) {
    slo.tell(['percentile'], `${String(written)} is no percentile`, 'Write 99, or p99.');
  }
  return percentile;
}

function readIndicator(slo: Fields): Indicator | undefined {
  if (!slo.has('indicator')) return undefined;
  if (typeof slo.value['indicator'] === 'string') {
    return { queries: readQuery('ratio', slo, 'indicator') };
  }
  const indicator = slo.mapping('indicator');
  if (indicator === undefined) return undefined;
  tellUnknown(indicator, ['good', 'bad', 'total', 'expression']);
  return {
    queries: [
      ...readQuery('good', indicator, 'good'),
      ...readQuery('bad', indicator, 'bad'),
      ...readQuery('total', indicator, 'total'),
      ...readQuery('ratio', indicator, 'expression'),
    ],
  };
}

function readQuery(role: Query['role'], holder: Fields, key: string): readonly Query[] {
  const text = holder.text(key);
  if (text === undefined) return [];
  const place = { document: holder.document, path: [...holder.path, key] };
  return [{ role, isPromQl: true, text, place }];
}
