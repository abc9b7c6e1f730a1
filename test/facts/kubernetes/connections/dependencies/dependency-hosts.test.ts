import { describe, expect, test } from '@jest/globals';
import { isHostOf } from '../../../../../src/facts/kubernetes/connections/dependencies/dependency-hosts.js';
import { connectionBudget } from '../../../../../src/facts/kubernetes/connections/index.js';
import { judge, namedVariables, object, type Service, workload } from '../manifests.js';

describe('isHostOf', () => {
  test.each<[string, string, string, boolean]>([
    ['orders-db', 'prod', 'orders-db', true],
    ['orders-db', 'prod', 'orders-db.prod.svc', true],
    ['orders-db', 'prod', 'orders-db.prod.svc.cluster.local', true],
    ['orders-db', 'prod', 'orders-db.prod', true],
    ['orders-db', 'prod', 'orders-db.dev.svc', false],
    ['orders-db.prod', 'shop', 'orders-db.prod.svc', true],
    ['orders-db.prod.svc', 'shop', 'orders-db', true],
    ['orders-db.prod.svc.cluster.local', 'shop', 'orders-db.prod.svc', true],
    ['orders-db-0.orders-db.prod.svc', 'shop', 'orders-db.prod.svc', true],
    ['orders-db', '', 'orders-db.prod.svc', true],
    ['orders-db.prod.example.test', 'shop', 'orders-db', false],
    ['orders-db.prod.example.test', 'shop', 'orders-db.prod.example.test', true],
    ['10.0.0.7', 'shop', '10.0.0.7', true],
    ['10.0.0.7', 'shop', '10', false],
    ['ledger-db', 'prod', 'orders-db', false],
  ])('%s called from %j is %s: %p', (host, namespace, budgeted, expected) => {
    expect(isHostOf(host, namespace, budgeted)).toBe(expected);
  });
});

describe('a variable that the cluster sets for a Service', () => {
  const env = [
    {
      name: 'DATABASE_URL',
      value: 'postgres://$(ORDERS_DB_SERVICE_HOST):$(ORDERS_DB_SERVICE_PORT)/orders',
    },
    { name: 'DB_POOL_SIZE', value: '3' },
  ];
  const service = object({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'orders-db', namespace: 'shop' },
    spec: { ports: [{ port: 5432 }] },
  });

  test('leads to it', () => {
    expect(judge([workload({ env }), service]).rows).toMatchObject([{ pool: { value: 3 } }]);
  });

  test('is unknown without it', () => {
    expect(judge([workload({ env })]).undecided.at(-1)?.message).toContain(
      'ORDERS_DB_SERVICE_HOST is not set before it',
    );
  });
});

describe('the binding of a workload', () => {
  const bindings = (service: Service) =>
    connectionBudget(
      [workload({ ...service, env: { DATABASE_URL: '', ...namedVariables(service) } })],
      {
        databases: {
          'orders-db': { max: 100 },
          'ledger-db': { max: 100, hosts: ['ledger.example.test', 'shop:europe:ledger'] },
        },
      },
    )
      .databases.filter(({ rows }) => rows.length > 0)
      .map(({ id, rows }) => [id, rows[0]?.binding?.by]);

  test.each<[string, Service, readonly (readonly [string, string])[]]>([
    ['DB_HOST', { env: { DB_HOST: 'orders-db' } }, [['orders-db', 'host']]],
    ['PGHOST', { env: { PGHOST: 'orders-db' } }, [['orders-db', 'host']]],
    [
      'a host with its port',
      { env: { GF_DATABASE_HOST: 'orders-db:5432' } },
      [['orders-db', 'host']],
    ],
    [
      'POSTGRES_HOST with a prefix',
      { env: { LEDGER_POSTGRES_HOST: 'ledger.example.test' } },
      [['ledger-db', 'host']],
    ],
    [
      'any variable that holds an address',
      { env: { STORE: 'postgres://ledger.example.test/l' } },
      [['ledger-db', 'connection string']],
    ],
    [
      'a string of .NET',
      { env: { ConnectionStrings__Orders: 'Host=orders-db;Database=o' } },
      [['orders-db', 'connection string']],
    ],
    [
      'the annotation by an id',
      { annotations: { 'archfit/database': 'ledger-db' } },
      [['ledger-db', 'annotation']],
    ],
    [
      'the annotation by a host, and two of them',
      { annotations: { 'archfit/database': 'orders-db.prod.svc, ledger.example.test' } },
      [
        ['ledger-db', 'annotation'],
        ['orders-db', 'annotation'],
      ],
    ],
    [
      'what the annotation leaves out counts as well',
      { annotations: { 'archfit/database': 'ledger-db' }, env: { DB_HOST: 'orders-db' } },
      [
        ['ledger-db', 'annotation'],
        ['orders-db', 'host'],
      ],
    ],
    ['a cache', { env: { REDIS_DB_HOST: 'orders-db', CACHE_URL: 'redis://orders-db' } }, []],
    ['a file', { env: { DATABASE_URL: 'sqlite:///data/orders.db' } }, []],
    ['nothing', { env: { LOG_LEVEL: 'info' } }, []],
  ])('%s', (_, service, expected) => {
    expect(bindings(service)).toEqual(expected);
  });

  test('goes through a Service of another name', () => {
    const alias = object({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'db', namespace: 'shop' },
      spec: { type: 'ExternalName', externalName: 'orders-db.prod.svc.cluster.local' },
    });
    const env = { DATABASE_URL: 'postgres://db/orders', DB_POOL_SIZE: '1' };
    expect(judge([workload({ env }), alias]).rows).toHaveLength(1);
  });

  test('goes through the proxy in the pod to its instance', () => {
    const pod = {
      initContainers: [
        {
          name: 'proxy',
          image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.11.0',
          restartPolicy: 'Always',
          args: ['--port=5432', 'shop:europe:ledger'],
        },
      ],
    };
    expect(bindings({ env: { DB_HOST: '127.0.0.1' }, pod })).toEqual([['ledger-db', 'host']]);
  });

  test.each<[string, Service, string]>([
    ['an address in the pod itself', { env: { DB_HOST: 'localhost' } }, 'names the pod itself'],
    ['a pool without an address', { env: { DB_POOL_SIZE: '5' } }, 'nothing says of which database'],
    [
      'an address of an unknown form',
      { env: { DATABASE_URL: 'orders' } },
      'has a form that is not known',
    ],
    [
      'a password that is not escaped',
      { env: { DATABASE_URL: 'postgres://u:a/b@orders-db/o' } },
      'names no host that can be told',
    ],
  ])('%s is unknown', (_, service, reason) => {
    const given = workload({ ...service, env: { DATABASE_URL: '', ...namedVariables(service) } });
    const { unbound } = connectionBudget([given]);
    expect(unbound).toMatchObject([{ reason: expect.stringContaining(reason) }]);
  });

  test('a name that two budgets may mean is unknown', () => {
    const budgets = {
      databases: {
        one: { max: 10, hosts: ['orders-db.one.svc'] },
        two: { max: 10, hosts: ['orders-db.two.svc'] },
      },
    };
    const unnamed = object({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'orders' },
      spec: { containers: [{ name: 'orders', env: [{ name: 'DB_HOST', value: 'orders-db' }] }] },
    });
    expect(connectionBudget([unnamed], budgets).unbound).toMatchObject([
      { reason: 'DB_HOST may mean one or two' },
    ]);
  });
});
