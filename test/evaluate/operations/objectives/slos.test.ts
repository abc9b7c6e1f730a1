import { describe, expect, test } from '@jest/globals';
import type { Catalog } from '../../../../src/facts/catalog/index.js';
import { describeObjectives } from './describe-objectives.js';

const catalog: Catalog = {
  services: {
    orders: { criticality: 'critical', dependencies: ['payments', 'catalog'] },
    payments: { dependencies: ['policy'] },
    catalog: { dependencies: ['policy', 'orders'] },
    policy: null,
  },
  journeys: { checkout: { critical: true, services: ['orders', 'payments'] } },
};

/** Objectives of availability over 30 days by service, or over another window. */
const promise = (promises: Readonly<Record<string, string>>) =>
  `slos:\n${Object.entries(promises)
    .map(([service, said]) => {
      const [objective, window = '30d'] = said.split(' over ');
      return `  - { name: availability, service: ${service}, objective: ${objective}, window: ${window} }`;
    })
    .join('\n')}`;

async function boundsOf(promises: Readonly<Record<string, string>>) {
  const { slos } = await describeObjectives(promise(promises), catalog);
  return slos.find(({ service }) => service === 'orders')?.bounds;
}

describe('the most that a service can promise', () => {
  test('is the product of all that it needs, each once, exactly', async () => {
    const bounds = await boundsOf({
      orders: '0.999',
      payments: '0.999',
      catalog: '0.9999',
      policy: '99.95%',
    });
    expect(bounds?.transitive).toEqual({
      maximum: '99.840064995 %',
      arithmetic: '99.9 % (payments) x 99.99 % (catalog) x 99.95 % (policy) = 99.840064995 %',
      isAbove: true,
      factors: [
        'objective payments/availability',
        'objective catalog/availability',
        'objective policy/availability',
      ],
      unknown: [],
    });
    expect(bounds?.direct).toMatchObject({ maximum: '99.89001 %', isAbove: true });
  });

  test('may be promised to the last digit', async () => {
    const others = { payments: '99.9%', catalog: '99.95%', policy: '99.99%' };
    expect((await boundsOf({ orders: '99.84006499500005%', ...others }))?.transitive.isAbove).toBe(
      true,
    );
    const bounds = await boundsOf({ orders: '99.84%', ...others });
    expect(bounds?.transitive).toMatchObject({ isAbove: false });
    const exact = bounds?.transitive.maximum.replace(' ', '') ?? '';
    expect((await boundsOf({ orders: exact, ...others }))?.transitive.isAbove).toBe(false);
  });

  test('is not known where an objective is missing, or holds over another window', async () => {
    const bounds = await boundsOf({
      orders: '99.9%',
      payments: '99.95%',
      catalog: '99.95% over 7d',
    });
    expect(bounds?.transitive).toMatchObject({
      isAbove: false,
      factors: ['objective payments/availability'],
      unknown: [
        'the objective of catalog holds over 7d, and this one over 30d',
        'policy has no objective of availability',
      ],
    });
  });

  test('has windows alike that are written in other words', async () => {
    const bounds = await boundsOf({
      orders: '99% over 28d',
      payments: '99.9% over 4w',
      catalog: '99.9% over 672h',
      policy: '99.9% over 28d',
    });
    expect(bounds?.transitive.unknown).toEqual([]);
  });

  test('is asked of nobody who depends on nothing, and not of promises that cannot be', async () => {
    const { slos } = await describeObjectives(promise({ policy: '99.9%' }), catalog);
    expect(slos[0]?.bounds).toBeUndefined();
    expect(await boundsOf({ orders: '99.9', payments: '99.9%' })).toBeUndefined();
    expect(
      (await describeObjectives(promise({ orders: '99.9%' }))).slos[0]?.bounds,
    ).toBeUndefined();
  });

  test('of a journey that is measured at no service is that of all who take part', async () => {
    const { slos } = await describeObjectives(
      `${promise({ orders: '99.9%', payments: '99.9%', catalog: '99.9%', policy: '99.9%' })}
  - { name: checkout, journey: checkout, objective: 99.7%, window: 30d }`,
      catalog,
    );
    expect(slos.at(-1)?.bounds?.transitive).toMatchObject({
      arithmetic:
        '99.9 % (orders) x 99.9 % (payments) x 99.9 % (catalog) x 99.9 % (policy) = 99.6005996001 %',
      isAbove: true,
    });
  });
});

describe('what cannot be', () => {
  test.each([
    ['objective: 99.9', 'promises 99.9, which is no share of one: write 99.9%'],
    ['objective: 101%', 'promises 101 %, which is more than all of the events'],
    ['objective: 1', 'promises 1: without an error budget nothing may ever fail'],
    ['objective: 100%', 'promises 100 %: without an error budget nothing may ever fail'],
    ['objective: 0', 'promises 0, which is nothing'],
    ['objective: -0.5', 'promises -0.5, which is nothing'],
    ['window: soon', 'holds over soon, which is no length of time: write 30d'],
    ['window: 0d', 'holds over 0d, which is no length of time: write 30d'],
    ['threshold: fast', 'has the threshold fast, which is no length of time: write 200ms'],
    ['kind: latency', 'is about latency and has no threshold'],
    ['percentile: 100', 'is about a percentile that is not between 0 and 100'],
    ['indicator: { good: a }', 'measures good events, and not how many there are'],
    [
      'indicator: { total: a }',
      'measures how many events there are, and not which of them are good',
    ],
    [
      'service: order',
      'names the service order, which the catalog does not have: is orders meant?',
    ],
    ['journey: nothing', 'names the journey nothing, which the catalog does not have'],
  ])('%s', async (line, fault) => {
    const { slos } = await describeObjectives(`slos: [{ name: a, ${line} }]`, catalog);
    expect(slos.map(({ faults }) => faults)).toEqual([[fault]]);
  });

  test('a name that stands twice, of one service', async () => {
    const { slos } = await describeObjectives(
      'slos: [{ name: a, service: orders }, { name: a, service: orders }, { name: a, service: policy }]',
    );
    expect(slos.map(({ id, faults }) => [id, ...faults])).toEqual([
      ['objective orders/a'],
      ['objective orders/a (2)', 'has the name of another objective of its service'],
      ['objective policy/a'],
    ]);
  });

  test('a target of a percentile that is stricter than that of a lower one', async () => {
    const { facts } = await describeObjectives(
      'targets: [{ service: orders, latency: { p99: 200ms, p50: 1s, p95: never } }]',
    );
    expect(Object.values(facts.targets ?? {}).map(({ faults }) => faults)).toEqual([
      [
        'gives p95 as never, which is no length of time',
        'allows a p50 of 1s and a p99 of 200ms: no request of a percentile is slower than those above it',
      ],
    ]);
  });

  test('a query that does not parse is told with its place, once', async () => {
    const { problems, slos } = await describeObjectives(`slos:
  - name: a
    objective: 0.9
    indicator: { good: 'sum(rate(x[5m])', total: y }`);
    expect(problems.map(({ message, location }) => [message, location?.region?.startLine])).toEqual(
      [[expect.stringMatching(/^a query of a does not parse at 1:16/), 4]],
    );
    expect(slos[0]?.indicator).toMatchObject({ metrics: ['y'], isElsewhere: false });
  });
});

describe('an objective is about', () => {
  test.each([
    ['{ name: a, kind: other, percentile: 99 }', 'other'],
    ['{ name: a, objective: 0.9 }', 'availability'],
    ['{ name: a, readModel: list }', 'freshness'],
    ['{ name: a, percentile: 99, threshold: 1s }', 'latency'],
    ['{ name: response-time, objective: 0.9 }', 'latency'],
    ['{ name: index_staleness, objective: 0.9 }', 'freshness'],
    [
      '{ name: a, objective: 0.9, indicator: "histogram_quantile(0.9, rate(x_bucket[5m])) < bool 1" }',
      'latency',
    ],
    ['{ name: a }', 'other'],
  ])('%s', async (slo, kind) => {
    const { slos } = await describeObjectives(`slos: [${slo}]`);
    expect(slos[0]?.kind).toBe(kind);
  });
});

describe('an objective is critical', () => {
  test.each([
    ['critical: true', 'it says that it is critical'],
    ['critical: false, journey: checkout', undefined],
    ['journey: checkout', 'the journey checkout is critical'],
    ['service: orders', 'the service orders is critical'],
    ['service: policy', undefined],
    ['service: constructor', undefined],
  ])('%s', async (line, because) => {
    const { slos } = await describeObjectives(`slos: [{ name: a, ${line} }]`, catalog);
    expect(slos[0]).toMatchObject({ isCritical: because !== undefined });
    expect(slos[0]?.criticalBecause).toBe(because);
  });
});
