import { describe, expect, test } from '@jest/globals';
import {
  type BudgetObject,
  type Budgets,
  connectionBudget,
} from '../../../../../src/facts/kubernetes/connections/index.js';
import { autoscaler, namedVariables, object, type Service, workload } from '../manifests.js';

const noSurge = { strategy: { type: 'Recreate' } };

const plain = (service: Service): BudgetObject =>
  workload({ ...service, env: toList(service.env ?? {}) });

/** Without the address of a database that other tests have. */
function toList(env: NonNullable<Service['env']>): readonly object[] {
  return Object.entries(env).map(([name, value]: [string, unknown]) => ({ name, value }));
}

function service(name: string, selected = name): BudgetObject {
  return object({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { selector: { app: selected } },
  });
}

function judge(
  section: 'brokers' | 'caches' | 'downstreams',
  objects: readonly BudgetObject[],
  budgets: Budgets = {},
) {
  return connectionBudget(objects, budgets)[section];
}

describe('a broker', () => {
  const events: Budgets = { brokers: { events: { max: 100, reserved: 4, headroom: 0.5 } } };

  test('counts the connections that pods are declared to open', () => {
    const orders = plain({
      env: { RABBITMQ_URL: 'amqp://u:p@events:5672/shop' },
      annotations: { 'archfit/broker-connections': '4' },
      spec: noSurge,
    });
    expect(judge('brokers', [orders, autoscaler(12)], events)).toMatchObject([
      {
        id: 'events',
        dependency: 'broker',
        unit: 'connections',
        origin: 'budgets',
        verdict: 'ok',
        demand: { total: 48 },
        supply: { allowed: { value: 48 } },
        free: 0,
        rows: [{ equation: '12 pods x 4 connections = 48', binding: { source: 'RABBITMQ_URL' } }],
      },
    ]);
    expect(judge('brokers', [orders, autoscaler(13)], events)).toMatchObject([
      {
        verdict: 'exceeded',
        remedies: [
          { factor: 'pool', to: 3 },
          { factor: 'pods', to: 12 },
        ],
      },
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['the host of Spring', { SPRING_RABBITMQ_HOST: 'events' }],
    ['servers of Kafka', { KAFKA_BOOTSTRAP_SERVERS: 'events:9092,events.shop:9093' }],
    ['brokers of Kafka', { KAFKA_BROKERS: 'events:9092' }],
    ['several addresses of NATS', { NATS_URL: 'nats://events:4222,nats://events.shop.svc:4222' }],
    ['the broker of Celery', { CELERY_BROKER_URL: 'amqps://u:p@events.shop.svc.cluster.local//' }],
  ])('is found by %s', (_, env) => {
    expect(judge('brokers', [plain({ env })], events)).toMatchObject([
      { id: 'events', rows: [{ display: 'Deployment orders' }] },
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a client of Kafka', { KAFKA_BROKERS: 'events:9092' }, 'connects to each broker'],
    ['a client that says nothing', { AMQP_URL: 'amqp://events' }, 'nothing says how many'],
    [
      'a pool that is no number',
      { AMQP_URL: 'amqp://events', RABBITMQ_POOL_SIZE: 'auto' },
      'it is "auto"',
    ],
  ])('%s leaves it undecided', (_, env, reason) => {
    expect(judge('brokers', [plain({ env })], events)).toMatchObject([
      {
        verdict: 'undecided',
        undecided: [
          {
            factor: 'pool',
            message: expect.stringContaining(reason),
            hint: 'Declare its size: annotation archfit/broker-connections.',
          },
        ],
      },
    ]);
  });

  test('has a budget of channels where it limits them', () => {
    const budgets: Budgets = {
      brokers: {
        events: {
          max: 100,
          channels: 20,
          consumers: [{ service: 'audit', share: 1, channels: 5 }],
        },
      },
    };
    const annotations = {
      'archfit/broker-connections': '1',
      'archfit/broker-channels.events': '8',
    };
    const orders = plain({
      env: { AMQP_URL: 'amqp://events' },
      annotations,
      spec: { ...noSurge, replicas: 2 },
    });
    expect(judge('brokers', [orders], budgets)).toMatchObject([
      { unit: 'connections', verdict: 'ok', demand: { total: 3 } },
      {
        unit: 'channels',
        verdict: 'exceeded',
        demand: { total: 21 },
        rows: [{ equation: '2 pods x 8 channels = 16' }, { equation: '5 set aside' }],
      },
    ]);
  });

  test('in the set has no limit of its own', () => {
    const rabbit = plain({ name: 'events', container: { image: 'rabbitmq:4' } });
    const orders = plain({ env: { AMQP_URL: 'amqp://events' } });
    expect(judge('brokers', [rabbit, service('events'), orders])).toMatchObject([
      {
        id: 'apps/Deployment/shop/events',
        origin: 'set',
        verdict: 'undecided',
        supply: { max: { value: null } },
        rows: [{ display: 'Deployment orders' }],
      },
    ]);
  });

  test('is not what only looks after one', () => {
    const env = { KAFKA_REST_URL: 'http://events', SCHEMA_REGISTRY_KAFKA_URL: 'http://events' };
    expect(judge('brokers', [plain({ env })])).toEqual([]);
  });
});

describe('a cache', () => {
  const redis = (container: object = {}) => [
    plain({ name: 'sessions', container: { image: 'redis:7', ...container } }),
    service('sessions'),
  ];
  const orders = (env: Readonly<Record<string, string>>) =>
    plain({ env: { REDIS_URL: 'redis://:p@sessions:6379/0', ...env }, spec: noSurge });

  test.each<[string, object, number, string]>([
    ['by default', {}, 10_000, 'default'],
    ['by a flag', { args: ['redis-server', '--maxclients', '50'] }, 50, 'declared'],
  ])('of the set takes clients %s', (_, container, value, grade) => {
    const objects = [...redis(container), orders({ REDIS_POOL_SIZE: '50' })];
    expect(judge('caches', objects)).toMatchObject([
      { origin: 'set', verdict: 'ok', supply: { max: { value, grade } }, demand: { total: 50 } },
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['the pool of Spring', { SPRING_DATA_REDIS_LETTUCE_POOL_MAX_ACTIVE: '16' }, 16],
    ['the default of Spring', { SPRING_DATA_REDIS_DATABASE: '0' }, 8],
    ['a parameter of its address', { REDIS_URL: 'redis://sessions?max_connections=7' }, 7],
    ['a variable', { REDIS_MAX_CONNECTIONS: '5' }, 5],
  ])('counts %s', (_, env, total) => {
    const budgets = { caches: { sessions: { max: 16 } } };
    expect(judge('caches', [orders(env)], budgets)).toMatchObject([
      { id: 'sessions', verdict: 'ok', demand: { total } },
    ]);
  });

  test('that nobody budgets and no manifest runs is found and undecided', () => {
    expect(judge('caches', [orders({ REDIS_POOL_SIZE: '1' })])).toMatchObject([
      { origin: 'host', id: 'host:sessions.shop.svc', verdict: 'undecided' },
    ]);
  });

  test('has one server in a pod, and none where a sentinel runs', () => {
    const [server = plain({}), own = plain({})] = redis();
    const sentinel = plain({
      name: 'sentinel',
      container: { image: 'redis:7', command: ['redis-sentinel'] },
    });
    expect(judge('caches', [server, own, sentinel]).map(({ id }) => id)).toEqual([
      'apps/Deployment/shop/sessions',
    ]);
  });

  test('that a budget names and nothing uses is undecided', () => {
    expect(judge('caches', [], { caches: { sessions: { max: 10 } } })).toMatchObject([
      {
        verdict: 'undecided',
        undecided: [{ message: 'no workload was found that uses sessions' }],
      },
    ]);
  });
});

describe('a downstream', () => {
  const budgets: Budgets = {
    downstreams: { payments: { rate: 50, concurrency: 20, hosts: ['api.payments.example.test'] } },
  };
  const orders = (service: Service) =>
    plain({
      spec: { ...noSurge, replicas: 4 },
      ...service,
      env: { PAYMENTS_URL: 'https://api.payments.example.test/v1', ...namedVariables(service) },
    });

  test('has a budget of each of its limits', () => {
    const annotations = {
      'archfit/downstream-rate': '12.5',
      'archfit/downstream-concurrency.payments': '6',
    };
    expect(judge('downstreams', [orders({ annotations })], budgets)).toMatchObject([
      {
        id: 'payments',
        dependency: 'downstream',
        unit: 'requests per second',
        verdict: 'ok',
        demand: { total: 50 },
        rows: [{ equation: '4 pods x 12.5 requests per second = 50' }],
      },
      {
        id: 'payments',
        unit: 'requests at a time',
        verdict: 'exceeded',
        demand: { total: 24 },
        rows: [{ equation: '4 pods x 6 requests at a time = 24' }],
      },
    ]);
  });

  test('takes what variables say that are called by its id', () => {
    const env = { PAYMENTS_RATE_LIMIT: '10', PAYMENTS_MAX_CONCURRENCY: '5' };
    expect(judge('downstreams', [orders({ env })], budgets)).toMatchObject([
      { demand: { total: 40 }, verdict: 'ok' },
      { demand: { total: 20 }, verdict: 'ok' },
    ]);
  });

  test('is undecided where nothing limits its callers', () => {
    expect(judge('downstreams', [orders({})], budgets)).toMatchObject([
      {
        verdict: 'undecided',
        undecided: [{ factor: 'pool', hint: 'Declare it: annotation archfit/downstream-rate.' }],
      },
      { verdict: 'undecided' },
    ]);
  });

  test('is undecided where an address that is called by its id cannot be read', () => {
    const reference = { secretKeyRef: { name: 'payments', key: 'url' } };
    const caller = workload({ env: [{ name: 'PAYMENTS_URL', valueFrom: reference }] });
    const other = workload({ env: [{ name: 'SEARCH_URL', valueFrom: reference }], name: 'search' });
    const result = connectionBudget([caller, other], budgets);
    expect(result.downstreams[0]?.undecided.map(({ factor }) => factor)).toEqual([
      'binding',
      'binding',
    ]);
    expect(result.unbound.filter(({ dependency }) => dependency === 'downstream')).toMatchObject([
      { display: 'Deployment orders', candidates: ['payments'] },
    ]);
  });

  test('is nothing that no budget names', () => {
    expect(judge('downstreams', [orders({})])).toEqual([]);
  });

  test('counts a share in each unit', () => {
    const consumers = [{ service: 'billing', rate: 2.5, concurrency: 1 }];
    const shared = { downstreams: { payments: { rate: 5, concurrency: 1, consumers } } };
    expect(judge('downstreams', [], shared)).toMatchObject([
      { verdict: 'ok', demand: { total: 2.5 } },
      { verdict: 'ok', demand: { total: 1 } },
    ]);
  });
});
