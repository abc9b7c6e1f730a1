import { describe, expect, test } from '@jest/globals';
import {
  type BudgetObject,
  connectionBudget,
} from '../../../../../src/facts/kubernetes/connections/index.js';
import { autoscaler, configMap, judge, object, type Service, workload } from '../manifests.js';

const noSurge = { strategy: { type: 'Recreate' } };

function service(name: string): BudgetObject {
  return object({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { app: name } },
  });
}

function client(host: string, size = '5', more: Service = {}): BudgetObject {
  const env = { DATABASE_URL: `postgres://u@${host}/orders`, DB_POOL_SIZE: size };
  return workload({ spec: noSurge, env, ...more });
}

function server(image: string, container: object = {}, pod: object = {}): readonly BudgetObject[] {
  return [
    workload({ name: 'db', kind: 'StatefulSet', env: [], container: { image, ...container }, pod }),
    service('db'),
  ];
}

const id = 'apps/StatefulSet/shop/db';

describe('a database server in the set', () => {
  test.each<[string, readonly BudgetObject[], number, number, string]>([
    ['PostgreSQL by default', server('postgres:17'), 100, 3, 'default'],
    ['MySQL by default', server('docker.io/library/mysql:8.4'), 151, 0, 'default'],
    ['MariaDB by default', server('mariadb'), 151, 0, 'default'],
    [
      '-c max_connections',
      server('postgres:17', { args: ['-c', 'max_connections=50'] }),
      50,
      3,
      'declared',
    ],
    [
      '-cmax_connections',
      server('postgres:17', { args: ['-cmax_connections=50'] }),
      50,
      3,
      'declared',
    ],
    [
      'the last of two flags',
      server('postgres:17', { args: ['-c', 'max_connections=50', '-c', 'max_connections=70'] }),
      70,
      3,
      'declared',
    ],
    ['--max-connections', server('mysql:8', { args: ['--max-connections=50'] }), 50, 0, 'declared'],
    [
      'POSTGRESQL_MAX_CONNECTIONS',
      server('bitnami/postgresql:17', {
        env: [{ name: 'POSTGRESQL_MAX_CONNECTIONS', value: '50' }],
      }),
      50,
      3,
      'declared',
    ],
    [
      'superuser_reserved_connections',
      server('postgres:17', { args: ['-c', 'superuser_reserved_connections=9'] }),
      100,
      9,
      'default',
    ],
    [
      'a file',
      [
        ...server(
          'postgres:17',
          { volumeMounts: [{ name: 'config', mountPath: '/etc/postgresql' }] },
          { volumes: [{ name: 'config', configMap: { name: 'config' } }] },
        ),
        configMap('config', { 'postgresql.conf': 'max_connections = 50   # connections\n' }),
      ],
      50,
      3,
      'resolved',
    ],
    [
      'my.cnf',
      [
        ...server(
          'mysql:8',
          { volumeMounts: [{ name: 'config', mountPath: '/etc/mysql' }] },
          { volumes: [{ name: 'config', configMap: { name: 'config' } }] },
        ),
        configMap('config', { 'my.cnf': '[client]\nport=1\n[mysqld]\nmax_connections=50\n' }),
      ],
      50,
      0,
      'resolved',
    ],
  ])('%s', (_, objects, max, reserved, grade) => {
    const found = judge([...objects, client('db')], { databases: {} }, id);
    expect(found).toMatchObject({
      origin: 'set',
      supply: { max: { value: max, grade }, reserved: { value: reserved } },
      verdict: 'ok',
      demand: { total: 5 },
    });
    expect(found.supply.allowed.value).toBe(max - reserved);
  });

  test('a budget that names its Service is its budget', () => {
    const budgets = { databases: { db: { max: 40 } } };
    expect(judge([...server('postgres:17'), client('db')], budgets, 'db').supply).toMatchObject({
      max: { value: 40, grade: 'declared' },
      reserved: { value: 3 },
    });
  });

  test('a lower limit of the server itself counts', () => {
    const objects = [
      ...server('postgres:17', { args: ['-c', 'max_connections=20'] }),
      client('db'),
    ];
    const found = judge(objects, { databases: { db: { max: 40, reserved: 0 } } }, 'db');
    expect(found.supply.allowed.value).toBe(20);
  });

  test('a client of the same image that ends is no server', () => {
    const backup = workload({
      kind: 'Job',
      apiVersion: 'batch/v1',
      name: 'backup',
      container: { image: 'postgres:17' },
    });
    expect(connectionBudget([backup]).databases.map((each) => each.origin)).not.toContain('set');
  });
});

describe('a server of an operator', () => {
  const resource = (apiVersion: string, kind: string, name: string, spec: object) =>
    object({ apiVersion, kind, metadata: { name, namespace: 'shop' }, spec });
  const cluster = (parameters: object) =>
    resource('postgresql.cnpg.io/v1', 'Cluster', 'db', { postgresql: { parameters } });

  test.each<[string, BudgetObject, string, number | null]>([
    ['CloudNativePG', cluster({ max_connections: '60' }), 'db-rw', 57],
    ['CloudNativePG by default', cluster({}), 'db-ro', 97],
    ['CloudNativePG, not a number', cluster({ max_connections: 'many' }), 'db-rw', null],
    [
      'Zalando',
      resource('acid.zalan.do/v1', 'postgresql', 'db', {
        postgresql: { parameters: { max_connections: '60' } },
      }),
      'db',
      57,
    ],
    ['Zalando by default', resource('acid.zalan.do/v1', 'postgresql', 'db', {}), 'db', null],
    [
      'Crunchy',
      resource('postgres-operator.crunchydata.com/v1beta1', 'PostgresCluster', 'db', {
        patroni: {
          dynamicConfiguration: { postgresql: { parameters: { max_connections: 60 } } },
        },
      }),
      'db-primary',
      57,
    ],
  ])('%s', (_, given, host, allowed) => {
    const { databases } = connectionBudget([given, client(host)]);
    expect(databases.map(({ supply, rows }) => [supply.allowed.value, rows.length])).toEqual([
      [allowed, 1],
    ]);
  });

  test('a Pooler of CloudNativePG has two sides', () => {
    const pooler = resource('postgresql.cnpg.io/v1', 'Pooler', 'pool', {
      cluster: { name: 'db' },
      instances: 4,
      pgbouncer: { parameters: { max_client_conn: '200', default_pool_size: '10' } },
    });
    const { databases } = connectionBudget([cluster({}), pooler, client('pool', '50')]);
    expect(
      databases.map(({ kind, supply, demand }) => [kind, supply.allowed.value, demand.total]),
    ).toEqual([
      ['server', 97, 50],
      ['pooler', 800, 50],
    ]);
    expect(databases[0]?.rows[0]).toMatchObject({
      kind: 'pooler',
      equation: '(4 pods + 1 surge) x 10 connections = 50',
    });
  });

  test('the pooler of Zalando opens no more than its limit for all pods', () => {
    const postgres = resource('acid.zalan.do/v1', 'postgresql', 'db', {
      enableConnectionPooler: true,
      postgresql: { parameters: { max_connections: '100' } },
    });
    const found = judge(
      [postgres, client('db-pooler')],
      { databases: {} },
      'acid.zalan.do/postgresql/shop/db',
    );
    expect(found.rows[0]?.pool).toMatchObject({ value: 60, grade: 'default' });
  });

  test('PgBouncer of Crunchy has two sides', () => {
    const postgres = resource(
      'postgres-operator.crunchydata.com/v1beta1',
      'PostgresCluster',
      'db',
      { proxy: { pgBouncer: { replicas: 2, config: { global: { default_pool_size: '7' } } } } },
    );
    const { databases } = connectionBudget([postgres, client('db-pgbouncer')]);
    expect(
      databases.map(({ kind, supply, demand }) => [kind, supply.allowed.value, demand.total]),
    ).toEqual([
      ['server', 97, 21],
      ['pooler', 200, 5],
    ]);
  });
});

describe('a pooler', () => {
  const bouncer = (env: Readonly<Record<string, string>>, more: Service = {}) => [
    workload({
      name: 'pool',
      env: { DATABASE_URL: 'postgres://orders-db.prod.svc/orders', ...env },
      container: { image: 'edoburu/pgbouncer:1.23' },
      spec: { replicas: 2, ...noSurge },
      ...more,
    }),
    service('pool'),
  ];
  const poolerId = 'apps/Deployment/shop/pool';

  test('has a limit for its clients and connections of its own', () => {
    const objects = [
      ...bouncer({ MAX_CLIENT_CONN: '300', DEFAULT_POOL_SIZE: '15' }),
      client('pool', '40', { spec: { replicas: 10, ...noSurge } }),
    ];
    expect(judge(objects)).toMatchObject({ kind: 'server', demand: { total: 30 }, verdict: 'ok' });
    expect(judge(objects, undefined, poolerId)).toMatchObject({
      kind: 'pooler',
      supply: { allowed: { value: 600 } },
      demand: { total: 400 },
      verdict: 'ok',
    });
  });

  test('takes as many clients as its fewest pods do, and opens as much as its most', () => {
    const objects = [
      ...bouncer({ DEFAULT_POOL_SIZE: '10' }),
      autoscaler(6, 'pool', { minReplicas: 3 }),
      client('pool'),
    ];
    expect(judge(objects).demand.total).toBe(60);
    expect(judge(objects, undefined, poolerId).supply.allowed.value).toBe(300);
  });

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['defaults', {}, 20],
    ['a reserve', { RESERVE_POOL_SIZE: '5' }, 25],
    ['a cap', { MAX_DB_CONNECTIONS: '12', DEFAULT_POOL_SIZE: '40' }, 12],
    ['no cap', { MAX_DB_CONNECTIONS: '0' }, 20],
    ['the other family of images', { PGBOUNCER_DEFAULT_POOL_SIZE: '9' }, 9],
  ])('of PgBouncer with %s', (_, env, perPod) => {
    expect(judge([...bouncer(env), client('pool')]).rows[0]?.perPod).toBe(perPod);
  });

  const file = (text: string): readonly BudgetObject[] => [
    ...bouncer(
      { DATABASE_URL: '' },
      {
        env: [],
        container: {
          image: 'pgbouncer/pgbouncer',
          volumeMounts: [{ name: 'config', mountPath: '/etc/pgbouncer' }],
        },
        pod: { volumes: [{ name: 'config', configMap: { name: 'pool' } }] },
      },
    ),
    configMap('pool', { 'pgbouncer.ini': text }),
  ];

  test('of PgBouncer with its file: a pool for each database', () => {
    const text =
      '[databases]\na = host=orders-db.prod.svc dbname=a\nb = host=orders-db.prod.svc dbname=b\n' +
      '[pgbouncer]\ndefault_pool_size = 8\nmax_client_conn = 50\n';
    const objects = [...file(text), client('pool')];
    expect(judge(objects).rows[0]).toMatchObject({ pools: { value: 2 }, pool: { value: 8 } });
    expect(judge(objects, undefined, poolerId).supply.allowed.value).toBe(100);
  });

  test('of PgBouncer for any database is unknown, unless the annotation says how many', () => {
    const text = '[databases]\n* = host=orders-db.prod.svc\n';
    expect(judge([...file(text), client('pool')])).toMatchObject({
      verdict: 'undecided',
      undecided: [{ factor: 'pools' }],
    });
  });

  test('of Pgpool', () => {
    const pool = workload({
      name: 'pool',
      env: [
        { name: 'PGPOOL_NUM_INIT_CHILDREN', value: '16' },
        { name: 'PGPOOL_MAX_POOL', value: '2' },
        { name: 'PGPOOL_BACKEND_NODES', value: '0:orders-db.prod.svc:5432,' },
      ],
      container: { image: 'bitnami/pgpool:4' },
      spec: noSurge,
    });
    const nodes = [
      { name: 'PGPOOL_NUM_INIT_CHILDREN', value: '16' },
      { name: 'PGPOOL_BACKEND_NODES', value: '0:orders-db.prod.svc:5432' },
    ];
    const whole = workload({
      name: 'pool',
      env: nodes,
      container: { image: 'bitnami/pgpool:4' },
      spec: noSurge,
    });
    expect(connectionBudget([pool, service('pool')]).unbound).toHaveLength(1);
    const objects = [whole, service('pool'), client('pool')];
    expect(judge(objects).demand.total).toBe(64);
    expect(judge(objects, undefined, poolerId).supply.allowed.value).toBe(16);
  });

  test('in the pod of its clients multiplies with them', () => {
    const sidecar = {
      name: 'bouncer',
      image: 'pgbouncer/pgbouncer',
      restartPolicy: 'Always',
      env: [
        { name: 'DATABASE_URL', value: 'postgres://orders-db.prod.svc/orders' },
        { name: 'DEFAULT_POOL_SIZE', value: '4' },
      ],
    };
    const spec = { replicas: 6, ...noSurge };
    const objects = [client('127.0.0.1', '30', { spec, pod: { initContainers: [sidecar] } })];
    expect(judge(objects)).toMatchObject({
      demand: { total: 24 },
      rows: [{ container: 'bouncer' }],
    });
    expect(judge(objects, undefined, 'apps/Deployment/shop/orders#bouncer')).toMatchObject({
      supply: { allowed: { value: 100 } },
      rows: [{ equation: '1 pod x 30 connections = 30' }],
    });
  });

  test('whose database nobody can tell keeps every database undecided', () => {
    const lost = workload({ name: 'pool', env: [], container: { image: 'pgbouncer/pgbouncer' } });
    const result = connectionBudget([lost, service('pool'), client('orders-db')], {
      databases: { 'orders-db': { max: 100 } },
    });
    expect(result.unbound).toMatchObject([
      { subject: poolerId, reason: 'nothing says which database it stands before' },
    ]);
    expect(result.databases.every(({ verdict }) => verdict === 'undecided')).toBe(true);
  });
});
