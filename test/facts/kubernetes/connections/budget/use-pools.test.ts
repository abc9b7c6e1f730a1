import { describe, expect, test } from '@jest/globals';
import { judge, secret, type Service, workload } from '../manifests.js';

const orders = 'postgres://orders-db.prod.svc/orders';
const reports = 'postgres://orders-db.prod.svc/reports';

const noSurge = { strategy: { type: 'Recreate' } };

/** The pools of a container for orders-db by what tells them apart. */
const poolsOf = (service: Service) =>
  judge([workload({ spec: noSurge, ...service })]).rows.map(({ datasource, pool }) => [
    datasource,
    pool.value,
  ]);

describe('a container has a pool for each connection of its own', () => {
  const pool = { DB_POOL_SIZE: '4' };

  test.each<[string, Service, readonly (readonly [string | null, number | null])[]]>([
    [
      'two connection strings',
      { env: { ...pool, DATABASE_URL: orders, REPORTS_DATABASE_URL: reports } },
      [
        ['DATABASE_URL', 4],
        ['REPORTS_DATABASE_URL', 4],
      ],
    ],
    [
      'two connection strings by default',
      { annotations: { 'archfit/stack': 'hikaricp' }, env: { A_DB_URL: reports } },
      [
        ['A_DB_URL', 10],
        ['DATABASE_URL', 10],
      ],
    ],
    [
      'one string under two names',
      { env: { ...pool, DATABASE_URL: orders, REPLICA_DATABASE_URL: orders } },
      [[null, 4]],
    ],
    [
      'an address for migrations',
      { env: { ...pool, DATABASE_URL: orders, FLYWAY_DATABASE_URL: reports } },
      [[null, 4]],
    ],
    [
      'an address for migrations alone',
      { env: { ...pool, DATABASE_URL: '', FLYWAY_DATABASE_URL: reports } },
      [[null, 4]],
    ],
    [
      'a host beside a string that has it',
      { env: { ...pool, DATABASE_URL: orders, DB_HOST: 'orders-db.prod' } },
      [[null, 4]],
    ],
    [
      'two hosts that are one',
      {
        env: { ...pool, DATABASE_URL: '', DB_HOST: 'orders-db.prod', PGHOST: 'orders-db.prod.svc' },
      },
      [[null, 4]],
    ],
    [
      'two hosts that are one with two names of databases',
      {
        env: {
          ...pool,
          DATABASE_URL: '',
          USERS_DB_HOST: 'orders-db.prod',
          USERS_DB_NAME: 'users',
          STOCK_DB_HOST: 'orders-db.prod',
          STOCK_DB_NAME: 'stock',
        },
      },
      [
        ['STOCK_DB_HOST', 4],
        ['USERS_DB_HOST', 4],
      ],
    ],
    [
      'a number that is annotated, which is that of all',
      {
        annotations: { 'archfit/pool-size': '7' },
        env: { DATABASE_URL: orders, REPORTS_DATABASE_URL: reports },
      },
      [[null, 7]],
    ],
    [
      'a count of pools that is annotated',
      {
        annotations: { 'archfit/pools': '3' },
        env: { ...pool, REPORTS_DATABASE_URL: `${reports}?connection_limit=6` },
      },
      [[null, 6]],
    ],
    [
      'a string with its own limit and one without',
      { env: { ...pool, DATABASE_URL: orders, B_DATABASE_URL: `${reports}?connection_limit=6` } },
      [
        ['B_DATABASE_URL', 6],
        ['DATABASE_URL', 4],
      ],
    ],
    [
      'names of which one says less than the other',
      {
        env: {
          DATABASE_URL: '',
          AUDIT_DATABASE_URL: orders,
          OLD_AUDIT_DATABASE_URL: reports,
          AUDIT_DB_POOL_SIZE: '2',
          OLD_AUDIT_DB_POOL_SIZE: '3',
        },
      },
      [
        ['AUDIT_DATABASE_URL', 2],
        ['OLD_AUDIT_DATABASE_URL', 3],
      ],
    ],
    [
      'one pool that is named after neither of two',
      { env: { DATABASE_URL: orders, B_DATABASE_URL: reports, SHOP_DB_POOL_SIZE: '3' } },
      [
        ['B_DATABASE_URL', 3],
        ['DATABASE_URL', 3],
      ],
    ],
    [
      'several pools that are named after neither of two',
      {
        env: {
          DATABASE_URL: orders,
          B_DATABASE_URL: reports,
          SHOP_DB_POOL_SIZE: '3',
          STOCK_DB_POOL_SIZE: '4',
        },
      },
      [
        ['B_DATABASE_URL', null],
        ['DATABASE_URL', null],
      ],
    ],
  ])('%s', (_, service, pools) => {
    expect(poolsOf(service)).toEqual(pools);
  });

  test('a pool that is named after another database is not that of this one', () => {
    const env = {
      DATABASE_URL: '',
      QUARKUS_DATASOURCE_JDBC_URL: 'jdbc:postgresql://orders-db.prod.svc/orders',
      QUARKUS_DATASOURCE_USERS_JDBC_URL: 'jdbc:postgresql://users-db.prod.svc/users',
      QUARKUS_DATASOURCE_USERS_JDBC_MAX_SIZE: '5',
    };
    expect(poolsOf({ env })).toEqual([[null, 50]]);
  });

  test('strings out of a Secret go by the names of their variables', () => {
    const urls = secret('urls', { stringData: { a: orders, b: reports } });
    const from = (name: string, key: string) => ({
      name,
      valueFrom: { secretKeyRef: { name: 'urls', key } },
    });
    const env = [from('A_DATABASE_URL', 'a'), from('B_DATABASE_URL', 'b')];
    const budget = judge([urls, workload({ env, annotations: { 'archfit/stack': 'hikaricp' } })]);
    expect(budget.rows.map(({ datasource }) => datasource)).toEqual([
      'A_DATABASE_URL (Secret urls)',
      'B_DATABASE_URL (Secret urls)',
    ]);
    expect(JSON.stringify(budget)).not.toContain('reports');
  });
});

test('what two pools lack is told once', () => {
  const { undecided } = judge([workload({ env: { REPORTS_DATABASE_URL: reports } })]);
  expect(undecided).toHaveLength(1);
});

test('two pools of one setting are lowered together', () => {
  const env = { DB_POOL_SIZE: '40', REPORTS_DATABASE_URL: reports };
  const { remedies } = judge([workload({ env, spec: { replicas: 2, ...noSurge } })]);
  expect(remedies).toMatchObject([
    { factor: 'pool', from: 40, to: 25 },
    { factor: 'pods', from: 2, to: 1 },
  ]);
});
