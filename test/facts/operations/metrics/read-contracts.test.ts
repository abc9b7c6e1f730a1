import { expect, test } from '@jest/globals';
import { contractReader } from '../../../../src/facts/operations/metrics/read-contracts.js';
import { readArtefacts } from '../read-artefacts.js';

const read = (value: unknown) => readArtefacts(contractReader, { value });

test('reads a contract', () => {
  const { count, artefacts, problems } = read({
    service: 'orders',
    metrics: [
      {
        name: 'http_requests_total',
        type: 'counter',
        labels: {
          method: ['GET', 'POST'],
          status: { values: [200, 500] },
          path: { template: true },
          route: 'template',
          customer: { unbounded: true },
          session: 'unbounded',
          zone: null,
          region: {},
        },
      },
      { name: 'took_seconds', type: 'Histogram', labels: ['path'], buckets: [0.1, 1, '+Inf'] },
      { name: 'took_native_seconds', type: 'histogram', buckets: 'native', service: 'payments' },
    ],
  });
  expect(problems).toEqual([]);
  expect(count).toBe(3);
  const [requests, took, native] = artefacts.metrics;
  expect(requests?.labels?.map(({ name, values, distinct }) => [name, values, distinct])).toEqual([
    ['method', 'listed', 2],
    ['status', 'listed', 2],
    ['path', 'template', 0],
    ['route', 'template', 0],
    ['customer', 'unbounded', 0],
    ['session', 'unbounded', 0],
    ['zone', 'unsaid', 0],
    ['region', 'unsaid', 0],
  ]);
  expect(requests).toMatchObject({ service: 'orders', type: 'counter', from: 'contract' });
  expect(took).toMatchObject({ type: 'histogram', buckets: [0.1, 1] });
  expect(native).toMatchObject({ buckets: 'native', service: 'payments' });
  expect(native).not.toHaveProperty('labels');
});

test('reads a mapping by name, and labels by their names', () => {
  const { artefacts } = read({
    metrics: { up: { type: 'gauge', labels: [{ name: 'job', values: ['a'] }] }, down: {} },
  });
  expect(artefacts.metrics).toMatchObject([
    { name: 'up', labels: [{ name: 'job', values: 'listed' }] },
    { name: 'down', type: 'untyped' },
  ]);
});

test.each<[what: string, value: unknown]>([
  ['values of a chart', { metrics: { enabled: true, serviceMonitor: { enabled: true } } }],
  ['a list of names', { metrics: ['up', 'down'] }],
  ['an autoscaler', { metrics: [{ type: 'Resource', resource: { name: 'cpu' } }] }],
  ['no mapping', []],
  ['nothing', undefined],
])('%s is no contract', (_, value) => {
  expect(read(value).count).toBeUndefined();
});

test('an object of Kubernetes is no contract', () => {
  const value = { apiVersion: 'a/v1', kind: 'X', metrics: [{ name: 'up', type: 'gauge' }] };
  expect(read(value).count).toBeUndefined();
});

test('tells every fault with its place, and reads the rest', () => {
  const { artefacts, problems } = read({
    metrics: [
      { name: 'up', type: 'gauge' },
      { name: 7, type: 'gauge' },
      { name: 'a', type: 'speed', buckets: [1, 1] },
      {
        name: 'b',
        type: 'histogram',
        labels: { x: 3, y: { values: 1 }, z: [{}], ok: null },
        buckets: [],
      },
      { name: 'c', labels: 'x' },
      { name: 'd', labels: [null] },
    ],
  });
  expect(artefacts.metrics.map(({ name }) => name)).toEqual(['up', 'a', 'b', 'c', 'd']);
  expect(artefacts.metrics[2]?.labels?.map(({ name }) => name)).toEqual(['ok']);
  expect(problems.map(({ location, message }) => [location?.pointer, message])).toEqual([
    ['/metrics/1', 'metrics: a metric has no name that queries could use'],
    ['/metrics/2/type', expect.stringContaining('the type of a is none of counter')],
    ['/metrics/2/buckets', 'metrics: the buckets of a are no numbers in ascending order'],
    ['/metrics/3/labels/x', 'metrics: the label x is neither a list of values nor a mapping'],
    ['/metrics/3/labels/y', 'metrics: the values of the label y are no list'],
    ['/metrics/3/labels/z', 'metrics: a value of the label z is no text'],
    ['/metrics/3/buckets', 'metrics: the buckets of b are no numbers in ascending order'],
    ['/metrics/4/labels', 'metrics: a label has no name that queries could use'],
    ['/metrics/5/labels/0', 'metrics: a label has no name that queries could use'],
  ]);
});
