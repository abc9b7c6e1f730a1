import { compileWhole } from '../alertmanager/index.js';
import type { LabelMatcher, Selector } from '../promql/index.js';

/** Labels with the code of an answer, as HTTP, gRPC and the usual proxies name them. */
const codeLabel =
  /^(?:envoy_|exported_)?(?:https?_)?(?:response_|rpc_)?(?:status|code|status_?code|code_class|status_class|grpc_code|grpc_status_code|grpc_status|rpc_grpc_status_code|response_status_code)$/i;
const outcomeLabel = /^(?:outcome|result|classification|state)$/i;

/** A value of what failed beside one of what did not, in each way that they are written. */
type Pair = readonly [failed: readonly string[], succeeded: string];

const codes: readonly Pair[] = [
  [['500', '503'], '200'],
  [['5xx'], '2xx'],
  [['5'], '2'],
  [['Internal', 'Unavailable', 'Unknown'], 'OK'],
  [['INTERNAL', 'UNAVAILABLE', 'UNKNOWN'], 'OK'],
  [['13', '14', '2'], '0'],
];

const outcomes: readonly Pair[] = [
  [['error'], 'success'],
  [['failure'], 'success'],
  [['failed'], 'succeeded'],
  [['SERVER_ERROR'], 'SUCCESS'],
  [['error'], 'ok'],
];

function pairsOf(label: string): readonly Pair[] {
  if (codeLabel.test(label)) return [...codes, ...outcomes];
  if (outcomeLabel.test(label)) return outcomes;
  if (/^success$/i.test(label)) return [[['false'], 'true']];
  return /^(?:is_)?error$/i.test(label) ? [[['true'], 'false']] : [];
}

const failedName =
  /(?:^|[_:])(?:errors?|failures?|failed|faults?|exceptions?|5xx|unsuccessful)(?:[_:]|$)/i;
const succeededName = /(?:^|[_:])(?:success(?:es|ful)?|succeeded|good)(?:[_:]|$)/i;

/** Whether what is selected are requests that failed, those that did not, or all. */
export function failureOf({ metric = '', matchers }: Selector): 'failed' | 'succeeded' | 'all' {
  const said = matchers.map(failureByMatcher);
  if (said.includes('failed')) return 'failed';
  if (said.includes('succeeded')) return 'succeeded';
  if (failedName.test(metric)) return 'failed';
  return succeededName.test(metric) ? 'succeeded' : 'all';
}

function failureByMatcher({
  label,
  operator,
  value,
}: LabelMatcher): 'failed' | 'succeeded' | undefined {
  const pairs = pairsOf(label);
  if (pairs.length === 0) return undefined;
  const matches = operator.endsWith('~') ? compileWhole(value) : (text: string) => value === text;
  const takes = (text: string) => (matches?.(text) === true) !== operator.startsWith('!');
  let found: 'failed' | 'succeeded' | undefined;
  for (const [failed, succeeded] of pairs) {
    const isFailed = failed.some(takes);
    if (isFailed === takes(succeeded)) continue;
    if (isFailed) return 'failed';
    found = 'succeeded';
  }
  return found;
}
