import { type Expression, selectorsOf } from '../promql/index.js';
import { maxRecordings, type Recordings } from './recordings.js';

const requests =
  /(?:^|[_:])(?:https?|grpc|rpc|requests?|responses?|handling|handled|handler|endpoint|route|api|latency|server|sli|slo)(?:[_:]|$)/i;
/** What an operating system, a queue, a control plane or a client does within. */
const inner =
  /startup|start_up|fsync|commit|relist|workqueue|work_duration|sync|queue|scrape|compaction|etcd|kubelet|scheduler|client|notification|reconcile|list_operations|watch_operations|operations_failed/i;

/** Whether metrics are of requests to a service, by their names. */
export function areOfRequests(metrics: readonly string[]): boolean {
  return (
    metrics.some((metric) => requests.test(metric)) && !metrics.some((metric) => inner.test(metric))
  );
}

/** Names of what an expression reads, and of what is recorded under them. */
export function namesWithin(
  expression: Expression,
  recordings: Recordings,
  depth = 0,
): readonly string[] {
  return selectorsOf(expression).flatMap((selector) => {
    const recorded = depth > maxRecordings ? [] : recordings.of(selector);
    return [
      ...(selector.metric === undefined ? [] : [selector.metric]),
      ...recorded.flatMap((each) => namesWithin(each, recordings, depth + 1)),
    ];
  });
}
