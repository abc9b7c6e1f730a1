import { describe, expect, test } from '@jest/globals';
import { connectionBudget } from '../../../../src/facts/kubernetes/connections/index.js';
import { autoscaler, judge, object, ordersBudget, rowOf, secret, workload } from './manifests.js';

const noSurge = { strategy: { type: 'Recreate' } };

describe('connectionBudget', () => {
  test('multiplies the ceiling of the autoscaler, with surge, by the pool', () => {
    const spec = { replicas: 2, strategy: { rollingUpdate: { maxSurge: 1 } } };
    const found = judge([workload({ spec, env: { DB_POOL_SIZE: '10' } }), autoscaler(8)]);
    expect(found).toMatchObject({
      verdict: 'ok',
      demand: { total: 90, withoutSurge: 80 },
      supply: { allowed: { value: 100 } },
      free: 10,
    });
    expect(found.rows[0]?.equation).toBe('(8 pods + 1 surge) x 10 connections = 90');
    expect(found.rows[0]?.pods).toEqual({
      value: 8,
      grade: 'declared',
      source: 'maxReplicas of HorizontalPodAutoscaler orders',
      location: {
        subject: 'autoscaling/HorizontalPodAutoscaler/shop/orders',
        path: ['spec', 'maxReplicas'],
      },
    });
  });

  test.each([
    ['below the limit', 9, 'ok'],
    ['at the limit exactly', 10, 'ok'],
    ['above the limit', 11, 'exceeded'],
  ])('%s', (_, replicas, verdict) => {
    const spec = { replicas, ...noSurge };
    expect(judge([workload({ spec, env: { DB_POOL_SIZE: '10' } })]).verdict).toBe(verdict);
  });

  test('an undeclared pool is undecided, with the factor and what to do', () => {
    const found = judge([workload()]);
    expect(found.verdict).toBe('undecided');
    expect(found.undecided).toEqual([
      {
        factor: 'pool',
        message:
          'Deployment orders, container orders: pool size: nothing says how large its pool is',
        hint: 'Declare its size: annotation archfit/pool-size.',
        location: { subject: 'apps/Deployment/shop/orders', path: [] },
      },
    ]);
  });

  test('what is known alone may exceed the limit, whatever the rest is', () => {
    const large = workload({ name: 'large', spec: { replicas: 30 }, env: { DB_POOL_SIZE: '10' } });
    const found = judge([workload(), large]);
    expect(found).toMatchObject({ verdict: 'exceeded', demand: { total: null } });
    expect(found.undecided.map(({ factor }) => factor)).toEqual(['pool']);
  });

  test('no pods open no connections, whatever their pool is', () => {
    expect(judge([workload({ spec: { replicas: 0 } })])).toMatchObject({
      verdict: 'ok',
      demand: { total: 0 },
    });
  });

  test('a workload bound to two databases has a row in each', () => {
    const env = { DB_POOL_SIZE: '5', LEDGER_DB_HOST: 'ledger-db.prod.svc' };
    const budgets = { databases: { 'orders-db': { max: 10 }, 'ledger-db': { max: 10 } } };
    const { databases } = connectionBudget([workload({ env })], budgets);
    expect(databases.map(({ id, demand }) => [id, demand.total])).toEqual([
      ['ledger-db', 10],
      ['orders-db', 10],
    ]);
  });

  test('a budget that nothing uses is undecided', () => {
    const budgets = { databases: { 'orders-db': { max: 100 }, 'order-db': { max: 10 } } };
    expect(judge([workload()], budgets, 'order-db')).toMatchObject({
      verdict: 'undecided',
      undecided: [{ factor: 'binding', message: 'no workload was found that uses order-db' }],
    });
  });

  test('a database that nobody budgets is undecided, and found', () => {
    const { databases } = connectionBudget([workload({ env: { DB_POOL_SIZE: '5' } })]);
    expect(databases).toMatchObject([
      {
        id: 'host:orders-db.prod.svc',
        origin: 'host',
        verdict: 'undecided',
        demand: { total: 10 },
      },
    ]);
  });

  test('a manifest that cannot be read keeps every database undecided', () => {
    const result = connectionBudget(
      ['kind: [', workload({ env: { DB_POOL_SIZE: '1' } })],
      ordersBudget,
    );
    expect(result.problems).toHaveLength(1);
    expect(result.databases[0]).toMatchObject({
      verdict: 'undecided',
      undecided: [{ factor: 'manifest' }],
    });
  });

  test('a workload with an address that nobody can read keeps every database undecided', () => {
    const reference = { secretKeyRef: { name: 'orders', key: 'url' } };
    const blind = workload({ env: [{ name: 'DATABASE_URL', valueFrom: reference }] });
    const known = workload({ name: 'catalog', env: { DB_POOL_SIZE: '1' } });
    const result = connectionBudget([blind, known], ordersBudget);
    expect(result.unbound).toEqual([
      {
        dependency: 'database',
        subject: 'apps/Deployment/shop/orders',
        display: 'Deployment orders',
        container: 'orders',
        reason: 'DATABASE_URL (Secret orders) cannot be read: Secret orders is not in the set',
        location: {
          subject: 'apps/Deployment/shop/orders',
          path: ['spec', 'template', 'spec', 'containers', 0, 'env', 0],
        },
      },
    ]);
    expect(result.databases[0]?.verdict).toBe('undecided');
  });

  test.each([
    ['database', { 'archfit/database': 'orders-db', 'archfit/pool-size': '3' }, 6],
    ['none', { 'archfit/database': 'none' }, 2],
  ])('an annotation settles it: %s', (_, annotations, total) => {
    const reference = { secretKeyRef: { name: 'orders', key: 'url' } };
    const blind = workload({ annotations, env: [{ name: 'DATABASE_URL', valueFrom: reference }] });
    const known = workload({ name: 'catalog', env: { DB_POOL_SIZE: '1' } });
    const result = judge([blind, known]);
    expect(result.verdict).toBe('ok');
    expect(result.demand.total).toBe(annotations['archfit/database'] === 'none' ? 2 : total + 2);
  });

  test('says which number to lower to what', () => {
    const spec = { replicas: 10, strategy: { rollingUpdate: { maxSurge: 2 } } };
    const found = judge([
      workload({ spec, env: { DB_POOL_SIZE: '10' } }),
      workload({ name: 'outbox', spec: noSurge, env: { DB_POOL_SIZE: '4' } }),
    ]);
    expect(found.demand.total).toBe(124);
    expect(
      found.remedies.map(({ display, factor, from, to }) => [display, factor, from, to]),
    ).toEqual([
      ['Deployment orders', 'pool', 10, 8],
      ['Deployment orders', 'pods', 10, 7],
    ]);
    // Each of them is enough, and one more is not.
    const withPool = (size: string) =>
      judge([
        workload({ spec, env: { DB_POOL_SIZE: size } }),
        workload({ name: 'outbox', spec: noSurge, env: { DB_POOL_SIZE: '4' } }),
      ]).verdict;
    expect([withPool('8'), withPool('9')]).toEqual(['ok', 'exceeded']);
  });

  test.each([
    ['the surge alone', { spec: { replicas: 10 }, env: { DB_POOL_SIZE: '10' } }, {}, ['surge']],
    [
      'the processes alone',
      { spec: { replicas: 5, ...noSurge }, env: { DB_POOL_SIZE: '10', WEB_CONCURRENCY: '4' } },
      {},
      ['processes'],
    ],
    [
      'what is reserved alone',
      { spec: { replicas: 10, ...noSurge }, env: { DB_POOL_SIZE: '10' } },
      { reserved: 10 },
      ['reserved'],
    ],
    [
      'none of them',
      { spec: { replicas: 50, ...noSurge }, env: { DB_POOL_SIZE: '10' } },
      { reserved: 10 },
      [],
    ],
  ])('names the factor that decides: %s', (_, service, limit, decisive) => {
    const budgets = { databases: { 'orders-db': { max: 100, ...limit } } };
    expect(judge([workload(service)], budgets)).toMatchObject({ verdict: 'exceeded', decisive });
  });

  test('names the defaults that the verdict rests on', () => {
    const { defaults } = judge([workload({ env: { DB_POOL_SIZE: '10' } })]);
    expect(defaults).toEqual([
      'maxSurge of Deployment orders (25% by default, rounded up): 1',
      'processes of container orders, one where nothing says more: 1',
      'replicas of Deployment orders, by default: 1',
    ]);
  });

  test('two autoscalers of one workload are a conflict, and its pods unknown', () => {
    const second = autoscaler(5, 'orders', { minReplicas: 2 });
    const scaled = object({
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { scaleTargetRef: { name: 'orders' }, maxReplicaCount: 9 },
    });
    const objects = [workload({ env: { DB_POOL_SIZE: '1' } }), second, scaled];
    expect(connectionBudget(objects, ordersBudget).conflicts).toEqual([
      {
        subject: 'apps/Deployment/shop/orders',
        display: 'Deployment orders',
        autoscalers: [
          'autoscaling/HorizontalPodAutoscaler/shop/orders',
          'keda.sh/ScaledObject/shop/orders',
        ],
      },
    ]);
    expect(judge(objects).undecided[0]).toMatchObject({
      factor: 'pods',
      message: expect.stringContaining(
        'several autoscalers move it: HorizontalPodAutoscaler orders, ScaledObject orders',
      ),
    });
  });

  test('a workload that the set declares twice has no number of pods that anybody can tell', () => {
    const env = { DB_POOL_SIZE: '1' };
    const { rows, verdict } = judge([workload({ env }), workload({ env })]);
    expect(verdict).toBe('undecided');
    expect(rows.map(({ subject }) => subject)).toEqual([
      'apps/Deployment/shop/orders',
      'apps/Deployment/shop/orders#1',
    ]);
  });

  test('is plain data', () => {
    const result = connectionBudget([workload(), autoscaler(3)], ordersBudget);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test('leaves out the tests of a Helm release', () => {
    const hook = object({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'probe', annotations: { 'helm.sh/hook': 'test' } },
      spec: { containers: [{ name: 'a', env: [{ name: 'DB_HOST', value: 'orders-db' }] }] },
    });
    expect(judge([hook, workload({ env: { DB_POOL_SIZE: '1' } })]).rows).toHaveLength(1);
  });
});

describe('consumers', () => {
  const budget = (consumers: readonly { service: string; share?: number }[]) => ({
    databases: { 'orders-db': { max: 100, consumers } },
  });
  const orders = workload({ spec: noSurge, env: { DB_POOL_SIZE: '10' } });

  test('one that is elsewhere counts with its share', () => {
    const found = judge([orders], budget([{ service: 'reporting', share: 20 }]));
    expect(found).toMatchObject({ verdict: 'ok', demand: { total: 30 } });
    expect(found.rows.map(({ display, equation }) => [display, equation])).toEqual([
      ['Deployment orders', '1 pod x 10 connections = 10'],
      ['reporting', '20 set aside'],
    ]);
  });

  test('one that is elsewhere without a share leaves the total undecided', () => {
    expect(judge([orders], budget([{ service: 'reporting' }]))).toMatchObject({
      verdict: 'undecided',
      undecided: [
        {
          factor: 'share',
          message: 'reporting is not in the set and has no share',
          location: { subject: 'budgets', path: ['databases', 'orders-db', 'consumers', 0] },
        },
      ],
    });
  });

  test('one in the set counts with what it opens, and keeps its share beside it', () => {
    const found = judge([orders], budget([{ service: 'orders', share: 5 }]));
    expect(found.demand.total).toBe(10);
    expect(found.rows[0]?.share).toMatchObject({ value: 5 });
  });

  test('one in the set whose address nobody can read is bound by the budget', () => {
    const env = [
      { name: 'DB_POOL_SIZE', value: '7' },
      { name: 'DATABASE_URL', valueFrom: { secretKeyRef: { name: 'unseen', key: 'url' } } },
    ];
    const hidden = workload({ name: 'reporting', spec: noSurge, env });
    const found = judge([orders, hidden], budget([{ service: 'reporting', share: 20 }]));
    expect(found).toMatchObject({ verdict: 'ok', demand: { total: 17 } });
  });
});

describe('the two readings of one system', () => {
  // Two services before one Pgpool: 50 and 5 pods, one more of each in a rollout.
  const system = (annotations: (name: 'users' | 'contacts') => Readonly<Record<string, string>>) =>
    (['users', 'contacts'] as const).flatMap((name) => [
      workload({
        name,
        annotations: annotations(name),
        spec: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
        env: [],
        container: { envFrom: [{ secretRef: { name: 'accounts' } }] },
      }),
      autoscaler(name === 'users' ? 50 : 5, name),
    ]);
  const accounts = secret('accounts', {
    stringData: { ACCOUNTS_URI: 'postgresql://writer:s3cr3t-word@accounts-pool:5432/accounts' },
  });
  const budgets = { databases: { 'accounts-pool': { max: 256 } } };

  test('fails on the defaults of the stack', () => {
    const objects = [...system(() => ({ 'archfit/stack': 'sqlalchemy' })), accounts];
    const found = judge(objects, budgets, 'accounts-pool');
    expect(found).toMatchObject({ verdict: 'exceeded', demand: { total: 855 } });
    expect(found.rows.map(({ equation }) => equation)).toEqual([
      '(5 pods + 1 surge) x 15 connections = 90',
      '(50 pods + 1 surge) x 15 connections = 765',
    ]);
    expect(found.defaults).toContain('default of SQLAlchemy + default overflow of SQLAlchemy: 15');
  });

  test.each([
    ['the pool', (threads: string) => ({ 'archfit/pool-size': threads })],
    [
      'the threads',
      (threads: string) => ({ 'archfit/stack': 'sqlalchemy', 'archfit/threads': threads }),
    ],
  ])('passes once the services declare %s', (_, declare) => {
    const objects = [...system((name) => declare(name === 'users' ? '2' : '4')), accounts];
    expect(judge(objects, budgets, 'accounts-pool')).toMatchObject({
      verdict: 'ok',
      demand: { total: 126 },
      free: 130,
    });
  });

  test('passes on the threads of the command', () => {
    const annotations = { 'archfit/stack': 'sqlalchemy' };
    const args = ['gunicorn', '--threads', '2', 'app:app'];
    const env = { DATABASE_URL: 'postgresql://accounts-pool/accounts' };
    const spec = { replicas: 50, strategy: { rollingUpdate: { maxSurge: 1 } } };
    const objects = [workload({ annotations, container: { args }, env, spec })];
    expect(judge(objects, budgets, 'accounts-pool').demand.total).toBe(102);
  });

  test('shows nothing of the Secret', () => {
    const text = JSON.stringify(connectionBudget([...system(() => ({})), accounts], budgets));
    expect(text).not.toContain('s3cr3t-word');
    expect(text).not.toContain('writer');
  });
});

test('a pod without a datasource name has none in its row', () => {
  expect(rowOf(workload({ env: { DB_POOL_SIZE: '1' } }))).toMatchObject({
    datasource: null,
    container: 'orders',
    stack: 'declared',
    binding: { by: 'connection string', source: 'DATABASE_URL' },
  });
});
