import {
  comparisonsOf,
  constantOf,
  type Expression,
  type Selector,
  selectorsOf,
  unscale,
  walkExpression,
} from '../promql/index.js';
import { maxRecordings, type Recordings } from './recordings.js';
import { areOfRequests } from './requests.js';

/** How long requests may take before an alert says so. */
export interface Latency {
  /** 0.99 is p99. */
  readonly quantile: number;
  /** Absent where the metric does not say in which unit it counts. */
  readonly seconds?: number;
  /** Whether what is timed are requests to a service, by the names of the metrics. */
  readonly isOfRequests: boolean;
}

/** A quantile of which times, in which unit. */
interface Timed {
  readonly quantile: number;
  readonly metrics: readonly string[];
}

/**
 * Finds the comparisons of an expression that hold a quantile of times against a number: `histogram_quantile(0.99, …) > 0.5`, a summary, a
 * recorded quantile, or the share of requests in a bucket, `bucket{le="0.5"} / count < 0.99`.
 */
export function latenciesOf(expression: Expression, recordings: Recordings): readonly Latency[] {
  return comparisonsOf(expression).flatMap(({ operator, value, threshold }): Latency[] => {
    const { value: bare, factor } = unscale(value);
    if (operator.startsWith('<')) {
      const bucket = bucketOf(bare);
      return bucket === undefined
        ? []
        : [toLatency({ ...bucket, quantile: threshold / factor }, bucket.edge)];
    }
    if (!operator.startsWith('>')) return [];
    const timed = timedBy(bare, recordings, 0);
    if (timed !== undefined) return [toLatency(timed, threshold / factor)];
    const bucket = bucketBeyond(bare);
    return bucket === undefined
      ? []
      : [toLatency({ ...bucket, quantile: 1 - threshold / factor }, bucket.edge)];
  });
}

function toLatency({ quantile, metrics }: Timed, threshold: number): Latency {
  const units = new Set(metrics.map(unitOf));
  const [unit] = units;
  const isKnown = units.size === 1 && unit !== undefined;
  return {
    quantile: Number(quantile.toPrecision(12)),
    ...(isKnown && { seconds: Number((threshold * unit).toPrecision(12)) }),
    isOfRequests: areOfRequests(metrics),
  };
}

function timedBy(value: Expression, recordings: Recordings, depth: number): Timed | undefined {
  if (depth > maxRecordings) return undefined;
  for (const part of walkExpression(value)) {
    if (part.kind === 'call' && part.name === 'histogram_quantile') {
      const [first, times] = part.operands;
      const quantile = first && constantOf(first);
      if (quantile === undefined || times === undefined) return undefined;
      return { quantile, metrics: namesOf(times, recordings, depth) };
    }
    if (part.kind !== 'selector') continue;
    const timed = timedBySelector(part.selector, recordings, depth);
    if (timed !== undefined) return timed;
  }
  return undefined;
}

function timedBySelector(
  selector: Selector,
  recordings: Recordings,
  depth: number,
): Timed | undefined {
  const { metric = '', matchers } = selector;
  for (const recorded of recordings.of(selector)) {
    const timed = timedBy(recorded, recordings, depth + 1);
    if (timed !== undefined) return timed;
  }
  const said = matchers.find(({ label, operator }) => label === 'quantile' && operator === '=');
  const quantile = Number(said?.value);
  if (said !== undefined && !Number.isNaN(quantile)) return { quantile, metrics: [metric] };
  const named =
    /(?:^|[_:])p(?<digits>50|75|9\d{1,3})(?:[_:]|$)|(?<percent>9\d)(?:th)?_?(?:percentile|quantile)/i.exec(
      metric,
    )?.groups;
  const digits = named?.['digits'] ?? named?.['percent'];
  return digits === undefined ? undefined : { quantile: Number(`0.${digits}`), metrics: [metric] };
}

/** Those that are recorded have the names of what they are made of, which say the unit. */
function namesOf(times: Expression, recordings: Recordings, depth: number): readonly string[] {
  return selectorsOf(times).flatMap((selector) => {
    const recorded = depth > maxRecordings ? [] : recordings.of(selector);
    const names = recorded.flatMap((each) => namesOf(each, recordings, depth + 1));
    return names.length > 0 ? names : (selector.metric ?? []);
  });
}

interface Bucket {
  readonly edge: number;
  readonly metrics: readonly string[];
}

/** `bucket{le="0.5"} / count`. */
function bucketOf(value: Expression): Bucket | undefined {
  if (value.kind !== 'binary' || value.operator !== '/') return undefined;
  const selectors = selectorsOf(value.left);
  const edges = selectors.flatMap(({ matchers }) =>
    matchers.filter(({ label, operator }) => label === 'le' && operator === '='),
  );
  const edge = Number(edges[0]?.value);
  if (edges.length !== selectors.length || Number.isNaN(edge) || edge === Infinity)
    return undefined;
  return { edge, metrics: selectors.flatMap(({ metric }) => metric ?? []) };
}

/** `1 - bucket{le="0.5"} / count`. */
function bucketBeyond(value: Expression): Bucket | undefined {
  if (value.kind !== 'binary' || value.operator !== '-' || constantOf(value.left) !== 1) {
    return undefined;
  }
  return bucketOf(value.right);
}

/** In seconds, by the suffix of the name. */
function unitOf(metric: string): number | undefined {
  if (/(?:^|[_:])(?:milliseconds|millis|msecs?|ms)(?:[_:]|$)/i.test(metric)) return 0.001;
  if (/(?:^|[_:])(?:microseconds|micros|usecs?|us)(?:[_:]|$)/i.test(metric)) return 1e-6;
  if (/(?:^|[_:])(?:nanoseconds|nanos|nsecs?|ns)(?:[_:]|$)/i.test(metric)) return 1e-9;
  return /(?:^|[_:])(?:seconds|secs?)(?:[_:]|$)/i.test(metric) ? 1 : undefined;
}
