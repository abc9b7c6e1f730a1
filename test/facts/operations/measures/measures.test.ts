import { describe, expect, test } from '@jest/globals';
import {
  aggregatedSeries,
  errorSharesOf,
  latenciesOf,
  Recordings,
  servicesOf,
} from '../../../../src/facts/operations/measures/index.js';
import { ruleReader } from '../../../../src/facts/operations/rules/read-rules.js';
import { readYaml } from '../read-yaml.js';

function rules(expr: string, more: object = {}) {
  const recordings = [
    [
      'orders:errors',
      'sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) * 100',
    ],
    [
      'orders:p99',
      'histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
    ],
    ['orders:bucket', 'sum by (le) (rate(http_request_duration_milliseconds_bucket[5m]))'],
    ['loop', 'loop + 1'],
  ].map(([record, text]) => ({ record, expr: text }));
  const groups = [{ name: 'g', rules: [...recordings, { alert: 'Alert', expr, ...more }] }];
  const { artefacts, problems } = readYaml(ruleReader, JSON.stringify({ groups }));
  expect(problems).toEqual([]);
  const [alert] = artefacts.alertRules;
  if (alert?.expression === undefined) throw new Error('no alert');
  return {
    alert,
    expression: alert.expression,
    recordings: new Recordings(artefacts.recordingRules),
  };
}

const failed = 'sum(rate(http_requests_total{code=~"5.."}[5m]))';
const all = 'sum(rate(http_requests_total[5m]))';

describe('which share may fail', () => {
  test.each<[expr: string, shares: readonly (number | undefined)[]]>([
    [`${failed} / ${all} > 0.01`, [0.01]],
    [`0.05 <= ${failed} / ${all}`, [0.05]],
    [`100 * ${failed} / ${all} > 1`, [0.01]],
    [`(${failed} / ${all}) * 100 > 5 and ${all} > 10`, [0.05]],
    ['sum(rate(x{status!~"5.."}[5m])) / sum(rate(x[5m])) < 0.99', [0.01]],
    ['1 - sum(rate(x{status!~"5.."}[5m])) / sum(rate(x[5m])) > 0.02', [0.02]],
    ['100 - 100 * sum(rate(x{status=~"2.."}[5m])) / sum(rate(x[5m])) > 2', [0.02]],
    [
      'rate(grpc_server_handled_total{grpc_code!="OK"}[5m]) / rate(grpc_server_handled_total[5m]) > 0.03',
      [0.03],
    ],
    [
      'sum(rate(response_total{classification="failure"}[5m])) / sum(rate(response_total[5m])) > 0.04',
      [0.04],
    ],
    ['rate(orders_errors_total[5m]) / rate(orders_requests_total[5m]) > 0.01', [0.01]],
    [
      'slo:sli_error:ratio_rate5m > (14.4 * 0.001) and slo:sli_error:ratio_rate1h > (14.4 * 0.001)',
      [0.0144, 0.0144],
    ],
    ['orders:errors > 1', [0.01]],
    ['max(orders:errors) > 3', [0.03]],
    ['avg_over_time(orders:availability:ratio[5m]) < 0.95', [0.05]],
    ['rate(orders_errors_total[5m]) > 10', [undefined]],
    [`${failed} > 1`, [undefined]],
    ['sum(rate(x{code=~"4.."}[5m])) / sum(rate(x[5m])) > 0.01', []],
    [`${failed} / ${all} == 0`, []],
    ['cpu_used / cpu_limit > 0.9', []],
    ['loop > 1', []],
    ['absent(up)', []],
  ])('%s', (expr, shares) => {
    const { expression, recordings } = rules(expr);
    expect(errorSharesOf(expression, recordings).map(({ share }) => share)).toEqual(shares);
  });
});

test.each([
  [`${failed} / ${all} > 0.01`, true],
  ['orders:errors > 1', true],
  [
    'rate(rest_client_requests_total{code=~"5.."}[5m]) / rate(rest_client_requests_total[5m]) > 0.01',
    false,
  ],
  [
    'rate(prometheus_operator_reconcile_errors_total[5m]) / rate(prometheus_operator_reconcile_operations_total[5m]) > 0.1',
    false,
  ],
])('whether requests to a service fail is told by names: %s', (expr, isOfRequests) => {
  const { expression, recordings } = rules(expr);
  expect(errorSharesOf(expression, recordings).map((each) => each.isOfRequests)).toEqual([
    isOfRequests,
  ]);
});

describe('how long requests may take', () => {
  test.each<[expr: string, expected: readonly string[]]>([
    [
      'histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 0.5',
      ['0.99 0.5 requests'],
    ],
    [
      'histogram_quantile(0.99, rate(istio_request_duration_milliseconds_bucket[5m])) / 1000 > 0.5',
      ['0.99 0.5 requests'],
    ],
    [
      '1000 * histogram_quantile(0.95, rate(grpc_server_handling_seconds_bucket[5m])) > 750',
      ['0.95 0.75 requests'],
    ],
    ['http_request_duration_seconds{quantile="0.99"} > 1', ['0.99 1 requests']],
    ['histogram_quantile(0.99, orders:bucket) > 500', ['0.99 0.5 requests']],
    ['orders:p99 > 2', ['0.99 2 requests']],
    ['orders:http_request_duration_seconds:p999 > 2', ['0.999 2 requests']],
    [
      'sum(rate(http_request_duration_seconds_bucket{le="0.3"}[5m])) / sum(rate(http_request_duration_seconds_count[5m])) < 0.99',
      ['0.99 0.3 requests'],
    ],
    [
      '1 - rate(http_request_duration_seconds_bucket{le="0.3"}[5m]) / rate(http_request_duration_seconds_count[5m]) > 0.01',
      ['0.99 0.3 requests'],
    ],
    [
      'histogram_quantile(0.99, rate(etcd_disk_wal_fsync_duration_seconds_bucket[5m])) > 0.5',
      ['0.99 0.5 other'],
    ],
    ['histogram_quantile(0.99, rate(latency_bucket[5m])) > 500', ['0.99 ? requests']],
    ['histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m])) < 5', []],
    ['up == 0', []],
    ['loop > 1', []],
  ])('%s', (expr, expected) => {
    const { expression, recordings } = rules(expr);
    const told = latenciesOf(expression, recordings).map(
      ({ quantile, seconds, isOfRequests }) =>
        `${String(quantile)} ${String(seconds ?? '?')} ${isOfRequests ? 'requests' : 'other'}`,
    );
    expect(told).toEqual(expected);
  });
});

describe('about which services an alert is', () => {
  test.each<[what: string, expr: string, more: object, names: readonly string[], isNamed: boolean]>(
    [
      ['by a label', 'x > 1', { labels: { service: 'orders' } }, ['orders'], true],
      ['by a matcher', 'x{job="shop/orders"} > 1', {}, ['orders'], true],
      ['by a pattern', 'x{service=~"orders|payments"} > 1', {}, ['orders', 'payments'], true],
      ['by its name', 'x > 1', { alert: 'OrdersDown' }, ['orders'], true],
      ['by a metric', 'payments_x > 1', {}, ['payments'], true],
      ['none that is known', 'x{job="apiserver"} > 1', {}, [], true],
      ['all', 'sum by (service) (x) > 1', {}, ['orders', 'payments', 'catalog'], false],
      ['all that there are', 'x{service!=""} > 1', {}, ['orders', 'payments', 'catalog'], false],
      [
        'all that a job scrapes',
        'x{job="kubernetes-pods"} > 1',
        {},
        ['orders', 'payments', 'catalog'],
        false,
      ],
      ['all but one', 'x{service!="orders"} > 1', {}, ['payments', 'catalog'], false],
      [
        'a template',
        'x > 1',
        { labels: { service: '{{ $labels.app }}' } },
        ['orders', 'payments', 'catalog'],
        false,
      ],
    ],
  )('%s', (_what, expr, more, names, isNamed) => {
    const known = ['orders', 'payments', 'catalog'];
    expect(servicesOf(rules(expr, more).alert, known)).toEqual({ names, isNamed });
  });
});

test.each([
  ['plain', 'x > 1', ['x ']],
  ['from the inside', 'sum(max by (a) (x)) > 1', ['x max by a, sum by ']],
  ['without', 'avg without (a, b) (rate(x[5m])) > 1', ['x avg without a,b']],
  [
    'of a recording',
    'max(orders:bucket) > 1',
    ['http_request_duration_milliseconds_bucket sum by le, max by '],
  ],
  ['of what is compared', 'count(x > 1) > 0 and sum(y) > 2', ['x ', 'y sum by ']],
  ['of a recording of itself', 'loop > 1', ['loop ']],
])('series are gathered %s', (_what, expr, expected) => {
  const { expression, recordings } = rules(expr);
  const said = aggregatedSeries(expression, recordings).map(({ selector, aggregations }) => {
    const parts = aggregations.map(
      ({ operator, kind, labels }) => `${operator} ${kind} ${labels.join()}`,
    );
    return `${selector.metric ?? ''} ${parts.join(', ')}`;
  });
  expect(said).toEqual(expected);
});
