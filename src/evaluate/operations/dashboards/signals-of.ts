import { keepsLabel, type Read } from './reads-of.js';

export type Signal = 'rate' | 'errors' | 'duration';

const request =
  /(?:^|[_:])(?:http|https|grpc|rpc|request|requests|response|responses|calls|traces_spanmetrics|traces_span_metrics)(?:[_:]|$)/;
const error = /(?:^|[_:])(?:error|errors|failed|failure|failures|exception|exceptions)(?:[_:]|$)/;
const duration = /(?:^|[_:])(?:duration|latency|response_time)(?:[_:]|$)/;

/** Labels that hold how a request ended. */
const status =
  /^(?:.*_)?(?:status|code|status_code|statuscode|response_code|http_code|result|outcome|error|error_type|success|status_class|grpc_status|classification|response_flags)$/i;

/** Functions that make a rate of a counter. */
const rates = ['rate', 'irate', 'increase', 'delta', 'idelta'];

/** Requests of memory, how large they are, and how many are under way. */
const other =
  /_(?:in_flight|inflight|active|size|bytes)|resource_requests|(?:cpu|memory):?_?requests/;

/** Whether a metric is one of requests. */
export function isOfRequests({ metric = '' }: Read): boolean {
  return request.test(metric) && !other.test(metric);
}

/** What reads show of requests: how many there are, how many fail, and how long they take. */
export function signalsOf(read: Read): readonly Signal[] {
  const { metric = '', calls, matchers } = read;
  const signals: Signal[] = [];
  const isTime =
    duration.test(metric) ||
    (isOfRequests(read) && /_(?:seconds|milliseconds|ms)(?:[_:]|$)/.test(metric));
  const isShare = calls.has('histogram_quantile') || calls.has('histogram_fraction');
  if (isShare || (isTime && !metric.endsWith('_count') && !metric.endsWith('_total'))) {
    signals.push('duration');
  }
  const isCounted = rates.some((name) => calls.has(name)) || /:(?:i?rate|increase)/.test(metric);
  const isFailed = error.test(metric) || matchers.some(({ label }) => status.test(label));
  if (isFailed || (isOfRequests(read) && isCounted && statusIsKept(read))) signals.push('errors');
  if (isCounted && isOfRequests(read) && !error.test(metric) && !metric.endsWith('_bucket')) {
    signals.push('rate');
  }
  return signals;
}

/** Where what is shown has a line for each way that a request ends. */
function statusIsKept(read: Read): boolean {
  const labels = read.groupings.flatMap((grouping) =>
    grouping?.kind === 'by' ? grouping.labels : [],
  );
  return labels.some((label) => status.test(label) && keepsLabel(read, label));
}
