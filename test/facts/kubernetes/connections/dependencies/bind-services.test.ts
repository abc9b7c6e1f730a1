import { describe, expect, test } from '@jest/globals';
import type { Catalog } from '../../../../../src/facts/catalog/index.js';
import {
  type BudgetObject,
  type Budgets,
  connectionBudget,
} from '../../../../../src/facts/kubernetes/connections/index.js';
import { ordersBudget, type Service, workload } from '../manifests.js';

const catalog: Catalog = { services: { orders: { databases: ['orders-db'] } } };

const spec = { replicas: 2, strategy: { type: 'Recreate' } };
const silent = { spec, env: [{ name: 'POOL_SIZE', value: '5' }] };
const open = { spec, env: { DB_POOL_SIZE: '3' } };

const judge = (
  objects: readonly BudgetObject[],
  given = catalog,
  budgets: Budgets = ordersBudget,
) => connectionBudget(objects, budgets, { catalog: given });

const rowsOf = (objects: readonly BudgetObject[], given?: Catalog) =>
  judge(objects, given).databases.flatMap(({ rows }) =>
    rows.map(({ service, binding, product }) => [service, binding?.by, product]),
  );

describe('the databases of a service in the catalog', () => {
  test.each<[string, readonly Service[], readonly unknown[]]>([
    ['bind a workload that nothing else binds', [silent], [['orders', 'catalog', 10]]],
    ['bind none where the manifests do', [open], [['orders', 'connection string', 6]]],
    [
      'bind the workload that is called so',
      [
        silent,
        { ...silent, name: 'orders-outbox', labels: { 'app.kubernetes.io/name': 'orders' } },
      ],
      [['orders', 'catalog', 10]],
    ],
    [
      'bind none where another workload of the service is bound',
      [silent, { ...open, name: 'orders-api', labels: { 'app.kubernetes.io/name': 'orders' } }],
      [['orders-api', 'connection string', 6]],
    ],
    [
      'bind by the annotation of the service',
      [{ ...silent, name: 'web', annotations: { 'archfit/service': 'orders' } }],
      [['web', 'catalog', 10]],
    ],
    ['bind no other service', [{ ...silent, name: 'web' }], []],
  ])('%s', (_, services, rows) => {
    expect(rowsOf(services.map(workload))).toEqual(rows);
  });

  test('say so, and settle what a workload without an address uses', () => {
    const [database] = judge([workload(silent)]).databases;
    expect(database).toMatchObject({
      verdict: 'ok',
      rows: [{ binding: { source: 'databases of orders in the catalog' } }],
    });
  });

  test('that are no database of the budgets bind nothing', () => {
    const other: Catalog = { services: { orders: { databases: ['archive'] } } };
    const { databases } = judge([workload(silent)], other);
    expect(databases.map(({ id, rows }) => [id, rows])).toEqual([['orders-db', []]]);
  });
});
