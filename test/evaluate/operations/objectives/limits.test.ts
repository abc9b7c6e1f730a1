import { describe, expect, test } from '@jest/globals';
import { describeLimits } from '../../../../src/evaluate/operations/objectives/describe-limits.js';
import { describeObjectives } from './describe-objectives.js';

async function limitsOf(text: string) {
  const { facts } = await describeObjectives(text, undefined, [describeLimits]);
  return Object.values(facts.limits ?? {}).map(({ from, key, text: said, kind }) =>
    [from, key, said, kind].filter((each) => each !== undefined).join(': '),
  );
}

const alert = (expression: string, labels = '{}') => `---
groups: [{ name: g, rules: [{ alert: Slow, expr: '${expression}', labels: ${labels} }] }]
`;

const p99 = (matchers: string) =>
  `histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{${matchers}}[5m])))`;

const targets = 'targets: [{ service: orders, latency: { p50: 40ms, p99: 1.5s } }]\n';

describe('a limit is said', () => {
  test('by targets', async () => {
    expect(await limitsOf(targets)).toEqual([
      'targets: orders |  | p50: 40ms',
      'targets: orders |  | p99: 1.5s',
    ]);
  });

  test('by an objective of latency, itself or as the bucket of what is good', async () => {
    expect(
      await limitsOf(`slos:
  - { name: a, service: orders, operation: GET /orders, percentile: p95, threshold: 120ms }
  - name: latency
    service: orders
    objective: 99%
    indicator:
      good: rate(http_request_duration_seconds_bucket{method="post", path="/orders", le="0.5"}[5m])
      total: rate(http_request_duration_seconds_count{method="post", path="/orders"}[5m])
`),
    ).toEqual([
      'objective: orders | get /orders | p95: 120ms: read',
      'objective: orders | post /orders | p99: 500ms: write',
    ]);
  });

  test('by an objective of availability, as what may fail', async () => {
    expect(await limitsOf('slos: [{ name: a, service: orders, objective: 99.95% }]')).toEqual([
      'objective: orders |  | errors: 0.05 %',
    ]);
  });

  test('by an alert on one service, and on the part that its matchers name', async () => {
    expect(await limitsOf(targets + alert(`${p99('service="orders"')} > 0.5`))).toContain(
      'alert: orders |  | p99: 500ms',
    );
    expect(
      await limitsOf(targets + alert(`${p99('method="GET"')} > 0.5`, '{ service: orders }')),
    ).toContain('alert: orders | get | p99: 500ms: read');
  });

  test.each([
    ['about any service', `${p99('')} > 0.5`],
    ['about what is not known', `${p99('service="refunds"')} > 0.5`],
    ['about something else', 'up{service="orders"} == 0'],
    [
      'about two parts',
      `${p99('service="orders", path="/a"')} > 0.5 or ${p99('service="orders", path="/b"')} > 0.5`,
    ],
  ])('by no alert %s', async (_what, expression) => {
    expect(
      (await limitsOf(targets + alert(expression))).filter((each) => each.startsWith('alert')),
    ).toEqual([]);
  });

  test('by a load test of a service that its tags name', async () => {
    expect(
      await limitsOf(`options:
  tags: { service: orders }
  thresholds:
    http_req_duration: ['p(95)<500']
    'http_req_duration{service:payments,name:/charges,method:POST}': ['p(99)<700']
    'http_req_duration{scenario:spike}': ['p(99)<9000']
    http_req_failed: ['rate<0.01']
    http_reqs: ['rate<100']
`),
    ).toEqual([
      'load test: orders |  | p95: 500ms',
      'load test: payments | post /charges | p99: 700ms: write',
      'load test: orders |  | errors: 1 %',
    ]);
    expect(await limitsOf(`thresholds: { http_req_failed: ['rate<0.01'] }`)).toEqual([]);
  });
});
