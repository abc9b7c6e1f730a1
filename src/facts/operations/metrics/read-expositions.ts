import type { OperationsDocument, Place } from '../document.js';
import type { ArtefactReader } from '../reader.js';
import type { Metric, MetricType } from './metric.js';
import { type Family, parseExposition } from './parse-exposition.js';
import { parseSample } from './parse-sample.js';

/** More faults of one text tell nothing new. */
const mostFaults = 5;

/**
 * Reads what a service shows at /metrics, kept in a file: the text format of Prometheus 0.0.4 and OpenMetrics 1.0. A file .prom or
 * .openmetrics is one whatever it says, a file .txt where it begins as one.
 */
export const expositionReader: ArtefactReader = {
  kind: 'expositions of metrics',
  read(document, { metrics }, problems) {
    const { text, uri } = document;
    if (text === undefined || !isExposition(uri, text)) return undefined;
    const lines = placed(document, text);
    const { families, faults } = parseExposition(text);
    const service = serviceOf(uri);
    metrics.push(...families.map((family) => describeFamily(family, lines, service)));
    for (const line of faults.slice(0, mostFaults)) {
      problems.push({
        code: 'artefact-invalid',
        message: `line ${String(line)} is no sample of a metric`,
        location: lines.locate([line]),
        hint: 'Keep what the service answers at /metrics as it is, in the text format of Prometheus or OpenMetrics.',
      });
    }
    if (faults.length > mostFaults) {
      problems.push({
        code: 'artefact-invalid',
        message: `${String(faults.length - mostFaults)} more lines are no samples of metrics`,
        location: lines.locate([faults[mostFaults] ?? 1]),
        hint: 'Leave the file out where it holds no metrics.',
      });
    }
    return families.length;
  },
};

function isExposition(uri: string, text: string): boolean {
  if (/\.(?:prom|openmetrics)$/i.test(uri)) return true;
  if (!/\.(?:txt|metrics)$/i.test(uri)) return false;
  const first =
    /^(?!\s*#(?![ \t]+(?:HELP|TYPE|UNIT)\s))[^\n]*\S[^\n]*$/m.exec(text)?.[0].trim() ?? '';
  return first.startsWith('#') || (parseSample(first) !== undefined && /[_{:]/.test(first));
}

/** Places in it are lines: a path is the number of one. */
function placed(document: OperationsDocument, text: string): OperationsDocument {
  const lines = text.split(/\r?\n/);
  return {
    ...document,
    locate: ([step]) => {
      const line = typeof step === 'number' ? step : 1;
      const endColumn = (lines[line - 1] ?? '').length + 1;
      return {
        uri: document.uri,
        region: { startLine: line, startColumn: 1, endLine: line, endColumn },
      };
    },
  };
}

function describeFamily(family: Family, document: OperationsDocument, service?: string): Metric {
  const { type, labels, buckets, line } = family;
  const at = (each: number): Place => ({ document, path: [each] });
  return {
    place: at(line),
    name: seriesName(family),
    type,
    from: 'exposition',
    ...(service !== undefined && { service }),
    labels: [...labels].map(([name, values]) => ({
      place: at(values.line),
      name,
      values: 'seen',
      distinct: values.distinct,
      raw: values.raw,
    })),
    ...(isHistogram(type) && {
      buckets: buckets.size === 0 ? ('native' as const) : [...buckets].sort((a, b) => a - b),
    }),
  };
}

function isHistogram(type: MetricType): boolean {
  return type === 'histogram' || type === 'gaugehistogram';
}

/** In OpenMetrics the family of a counter has no `_total`, and its samples have. */
function seriesName({ name, type, series }: Family): string {
  const suffix = type === 'counter' ? '_total' : type === 'info' ? '_info' : '';
  return series.has(`${name}${suffix}`) ? `${name}${suffix}` : name;
}

/** `orders.prom`, `orders-metrics.txt`, `orders/metrics.prom`. */
function serviceOf(uri: string): string | undefined {
  const steps = uri.split('/').map((step) => step.replace(/\.\w+$/, ''));
  const names = steps.map((step) =>
    step.replace(/(?:^|[-_.])(?:metrics|snapshot|exposition|prometheus|openmetrics)\b/gi, ''),
  );
  const last = names.at(-1) ?? '';
  const name = last === '' ? names.at(-2) : last;
  return name === '' ? undefined : name;
}
