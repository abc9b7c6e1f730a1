import { expect, test } from '@jest/globals';
import type { BudgetRow } from '../../../../../src/facts/kubernetes/connections/budget/budget-row.js';
import { multiplyRow } from '../../../../../src/facts/kubernetes/connections/budget/row-demand.js';
import { knownFactor } from '../../../../../src/facts/kubernetes/connections/factor.js';

const known = (value: number) => knownFactor(value, 'declared', 'the manifest');

function rowOf(pods: number, pool: number): BudgetRow {
  return {
    kind: 'container',
    subject: 'apps/Deployment/orders',
    display: 'Deployment orders',
    service: 'orders',
    names: [],
    container: 'api',
    datasource: null,
    stack: null,
    binding: null,
    pods: known(pods),
    surge: known(1),
    terminating: known(0),
    processes: known(1),
    pools: known(1),
    pool: known(pool),
    threads: null,
  };
}

test('pods, with those of a rollout, times connections', () => {
  expect(multiplyRow(rowOf(3, 10))).toMatchObject({ product: 40, withoutSurge: 30, unknown: [] });
});

test('a product beyond all limits stays one whose sum policies can read', () => {
  const { product } = multiplyRow(rowOf(2_000_000_000, 1_000_000_000));
  expect(product).toBe(1e12);
});
