import { describe, expect, test } from '@jest/globals';
import { describeStaleness } from '../../../../src/evaluate/operations/objectives/describe-staleness.js';
import type { Catalog } from '../../../../src/facts/catalog/index.js';
import { describeObjectives } from './describe-objectives.js';

const catalog: Catalog = {
  services: {
    orders: { readModels: { 'order-list': { maxStaleness: '60s' }, totals: null } },
    search: { readModels: { index: { maxStaleness: '5m' } } },
  },
};

async function listOf(text: string) {
  const { facts } = await describeObjectives(text, catalog, [describeStaleness]);
  return facts.staleness?.['read model orders/order-list'];
}

const alert = (expression: string, labels = '{}') =>
  `groups: [{ name: g, rules: [{ alert: Old, expr: '${expression}', labels: ${labels} }] }]\n`;

const slo = `slos:
  - name: age
    service: orders
    readModel: order-list
    threshold: 45s
    indicator: max(list_behind_seconds)
---
`;

describe('the age of a read model', () => {
  test('is what the catalog allows', async () => {
    const { facts } = await describeObjectives('slos: []', catalog, [describeStaleness]);
    expect(
      Object.values(facts.staleness ?? {}).map(({ id, maxSeconds }) => [id, maxSeconds]),
    ).toEqual([
      ['read model orders/order-list', 60],
      ['read model orders/totals', undefined],
      ['read model search/index', 300],
    ]);
  });

  test('is limited by an objective, and by an alert on its metric', async () => {
    expect(
      await listOf(slo + alert('max(list_behind_seconds) > 60', '{ service: orders }')),
    ).toEqual({
      id: 'read model orders/order-list',
      display: 'order-list of orders',
      maxSeconds: 60,
      isMeasured: true,
      limits: [
        { subject: 'objective orders/age', name: 'orders/age', from: 'objective', seconds: 45 },
        { subject: 'alert g/Old', name: 'Old', from: 'alert', seconds: 60 },
      ],
      hasRules: true,
      unclear: [],
    });
  });

  test.each([
    ['the name of the model', 'projection_lag_seconds{projection="order_list"} > 30', '{}', 30],
    ['its service', 'projection_lag_seconds{service="orders"} > 30', '{}', 30],
    ['a label of the alert', 'view_age_milliseconds > 30000', '{ read_model: order-list }', 30],
    ['the metric', 'order_list_staleness_minutes > 2', '{}', 120],
    ['what is taken off the time', 'time() - order_list_timestamp_seconds > 90', '{}', 90],
  ])('is held against a number by an alert with %s', async (_what, expression, labels, seconds) => {
    const list = await listOf(alert(expression, labels));
    expect(list?.limits.map((limit) => limit.seconds)).toEqual([seconds]);
    expect(list?.isMeasured).toBe(true);
  });

  test.each([
    ['about another model', 'projection_lag_seconds{service="orders", projection="totals"} > 30'],
    ['about another service', 'projection_lag_seconds{service="search"} > 30'],
    ['about any', 'projection_lag_seconds > 30'],
    ['about something else', 'rate(order_list_requests_total{service="orders"}[5m]) > 30'],
    ['that tells when it is young', 'projection_lag_seconds{projection="order-list"} < 30'],
  ])('is not limited by an alert %s', async (_what, expression) => {
    expect(await listOf(alert(expression))).toMatchObject({ limits: [], isMeasured: false });
  });

  test('is not clear where a metric does not say its unit', async () => {
    expect(await listOf(alert('projection_lag{projection="order-list"} > 30'))).toMatchObject({
      limits: [],
      unclear: ['Old'],
      isMeasured: true,
    });
  });
});
