import { expect, test } from '@jest/globals';
import { expositionReader } from '../../../../src/facts/operations/metrics/read-expositions.js';
import { readArtefacts } from '../read-artefacts.js';

const read = (text: string, uri = 'metrics/orders.prom') =>
  readArtefacts(expositionReader, { uri, text });

const classic = `# HELP http_requests_total Requests.
# TYPE http_requests_total counter
http_requests_total{method="GET",path="/orders/1"} 1027 1395066363000
http_requests_total{method="GET",path="/orders/2"} 3
http_requests_total{method="POST",path="/orders"} 3

# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{path="/orders",le="0.2"} 1
http_request_duration_seconds_bucket{path="/orders",le="0.1"} 1
http_request_duration_seconds_bucket{path="/orders",le="+Inf"} 2
http_request_duration_seconds_sum{path="/orders"} 3
http_request_duration_seconds_count{path="/orders"} 2
# TYPE rpc_seconds summary
rpc_seconds{quantile="0.5"} 1
rpc_seconds_sum 1
rpc_seconds_count 1
build_info{version="1"} 1
`;

test('reads families with their labels, buckets and lines', () => {
  const { count, artefacts, problems } = read(classic);
  expect(problems).toEqual([]);
  expect(count).toBe(4);
  const [requests, duration, rpc, info] = artefacts.metrics;
  expect(requests).toMatchObject({
    name: 'http_requests_total',
    type: 'counter',
    from: 'exposition',
    service: 'orders',
    labels: [
      { name: 'method', values: 'seen', distinct: 2, raw: [] },
      {
        name: 'path',
        distinct: 3,
        raw: [{ sort: 'path with an id', count: 2, example: '/orders/1' }],
      },
    ],
  });
  expect(duration).toMatchObject({ type: 'histogram', buckets: [0.1, 0.2] });
  expect(duration?.labels?.map(({ name }) => name)).toEqual(['path']);
  expect(rpc).toMatchObject({ type: 'summary', labels: [] });
  expect(info).toMatchObject({ name: 'build_info', type: 'untyped' });
  const path = requests?.labels?.[1]?.place;
  expect(path?.document.locate(path.path)).toMatchObject({
    uri: 'metrics/orders.prom',
    region: { startLine: 3, endLine: 3 },
  });
});

test('reads OpenMetrics: a family of counters without its suffix, exemplars, the end', () => {
  const { artefacts, problems } = read(`# TYPE foo counter
# UNIT foo seconds
foo_total{a="1"} 17.0 1520879607.789 # {trace_id="x"} 0.5
foo_created{a="1"} 1520430000.123
# TYPE build info
build_info{version="1"} 1
# TYPE old counter
old 1
# EOF
`);
  expect(problems).toEqual([]);
  expect(artefacts.metrics.map(({ name, type }) => [name, type])).toEqual([
    ['foo_total', 'counter'],
    ['build_info', 'info'],
    ['old', 'counter'],
  ]);
});

test('tells lines that are none, and reads the others', () => {
  const { artefacts, problems } = read(`up 1\nno sample here!\nother{a="b"} 2\n`);
  expect(artefacts.metrics.map(({ name }) => name)).toEqual(['up', 'other']);
  expect(problems).toMatchObject([
    {
      code: 'artefact-invalid',
      message: 'line 2 is no sample of a metric',
      location: { region: { startLine: 2 } },
    },
  ]);
});

test('tells no more than a few of many such lines one by one', () => {
  const { problems } = read('<p>\n'.repeat(40));
  expect(problems).toHaveLength(6);
  expect(problems.at(-1)?.message).toBe('35 more lines are no samples of metrics');
});

test.each<[uri: string, text: string, isOne: boolean]>([
  ['a.prom', 'anything', true],
  ['a.openmetrics', '', true],
  ['a.txt', '# HELP up Up.\nup 1\n', true],
  ['a.txt', '# a comment\n\nup{job="a"} 1\n', true],
  ['a.txt', 'Dear reader\n', false],
  ['a.txt', 'chapter 1\n', false],
  ['a.txt', '', false],
  ['a.yaml', 'up 1', false],
])('%s that says %j', (uri, text, isOne) => {
  expect(read(text, uri).count !== undefined).toBe(isOne);
});

test.each([
  ['metrics/orders.prom', 'orders'],
  ['metrics/orders-metrics.txt', 'orders'],
  ['services/orders/metrics.prom', 'orders'],
  ['orders.metrics.prom', 'orders'],
  ['metrics.prom', undefined],
])('%s is of the service %s', (uri, service) => {
  expect(read('up{a="b"} 1\n', uri).artefacts.metrics[0]?.service).toBe(service);
});

test('counts a hundred thousand values in no time, and no further', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `m{id="${String(index)}"} 1`);
  const { artefacts } = read(lines.join('\n'));
  expect(artefacts.metrics[0]?.labels?.[0]?.distinct).toBe(20_000);
});
