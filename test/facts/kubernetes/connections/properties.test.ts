import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type BudgetObject,
  connectionBudget,
} from '../../../../src/facts/kubernetes/connections/index.js';
import {
  autoscaler,
  configMap,
  judge,
  object,
  ordersBudget,
  secret,
  workload,
} from './manifests.js';

const small = fc.nat(30);

/** The factors of one service. */
const factors = fc.record({
  replicas: small,
  maxSurge: fc.oneof(
    small,
    small.map((percent) => `${percent}%`),
  ),
  pool: fc.integer({ min: 1, max: 40 }),
  processes: fc.integer({ min: 1, max: 8 }),
  pools: fc.integer({ min: 1, max: 3 }),
});

type Factors = typeof factors extends fc.Arbitrary<infer Value> ? Value : never;

function demandOf({ replicas, maxSurge, pool, processes, pools }: Factors, terminating = false) {
  const service = workload({
    spec: { replicas, strategy: { rollingUpdate: { maxSurge } } },
    env: { DB_POOL_SIZE: String(pool), WEB_CONCURRENCY: String(processes) },
    annotations: { 'archfit/pools': String(pools) },
  });
  const options = { countTerminating: terminating };
  return judge([service], ordersBudget, 'orders-db', options).demand.total ?? Number.NaN;
}

describe('the demand', () => {
  test.each(['replicas', 'pool', 'processes', 'pools'] as const)(
    'never falls as %s grow',
    (factor) => {
      fc.assert(
        fc.property(factors, fc.integer({ min: 1, max: 10 }), (given, more) => {
          const larger = { ...given, [factor]: given[factor] + more };
          expect(demandOf(larger)).toBeGreaterThanOrEqual(demandOf(given));
        }),
      );
    },
  );

  test('never falls as the surge grows, or as ending pods count', () => {
    fc.assert(
      fc.property(factors, small, small, (given, surge, more) => {
        const less = demandOf({ ...given, maxSurge: surge });
        expect(demandOf({ ...given, maxSurge: surge + more })).toBeGreaterThanOrEqual(less);
        expect(demandOf({ ...given, maxSurge: `${surge + more}%` })).toBeGreaterThanOrEqual(
          demandOf({ ...given, maxSurge: `${surge}%` }),
        );
        expect(demandOf(given, true)).toBeGreaterThanOrEqual(demandOf(given));
      }),
      { numRuns: 40 },
    );
  });

  test('is the product of its factors', () => {
    fc.assert(
      fc.property(factors, ({ maxSurge, ...given }) => {
        const surge =
          typeof maxSurge === 'number'
            ? Math.min(maxSurge, given.replicas * maxSurge)
            : Math.ceil((given.replicas * Number.parseInt(maxSurge)) / 100);
        const pods = given.replicas + surge;
        expect(demandOf({ ...given, maxSurge })).toBe(
          pods * given.processes * given.pools * given.pool,
        );
      }),
    );
  });
});

describe('the verdict', () => {
  test('is ok up to the limit and exceeded above it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        (pool, max) => {
          const spec = { strategy: { type: 'Recreate' } };
          const { verdict } = judge([workload({ spec, env: { DB_POOL_SIZE: String(pool) } })], {
            databases: { 'orders-db': { max } },
          });
          expect(verdict).toBe(pool <= max ? 'ok' : 'exceeded');
        },
      ),
    );
  });

  test('each remedy alone brings the total within the limit', () => {
    fc.assert(
      fc.property(factors, fc.integer({ min: 1, max: 300 }), (given, max) => {
        const judged = ({ replicas, pool, processes, pools }: Omit<Factors, 'maxSurge'>) =>
          judge(
            [
              workload({
                spec: { replicas, strategy: { rollingUpdate: { maxSurge: 2 } } },
                env: { DB_POOL_SIZE: String(pool), WEB_CONCURRENCY: String(processes) },
                annotations: { 'archfit/pools': String(pools) },
              }),
            ],
            { databases: { 'orders-db': { max } } },
          );
        for (const { factor, to } of judged(given).remedies) {
          const lowered = factor === 'pool' ? { ...given, pool: to } : { ...given, replicas: to };
          expect(judged(lowered).verdict).toBe('ok');
        }
      }),
    );
  });
});

describe('the order of the objects', () => {
  const objects: readonly BudgetObject[] = [
    workload({ name: 'orders', spec: { replicas: 2 }, env: { DB_POOL_SIZE: '5' } }),
    workload({
      name: 'catalog',
      env: { DATABASE_URL: 'postgres://catalog-db/c', DB_POOL_SIZE: '2' },
    }),
    workload({ name: 'lost', env: { DATABASE_URL: 'postgres://u:a/b@x/y' } }),
    workload({
      name: 'audit',
      env: [],
      container: {
        envFrom: [{ configMapRef: { name: 'shared' } }, { secretRef: { name: 'audit' } }],
      },
    }),
    configMap('shared', { DB_POOL_SIZE: '3', DB_HOST: 'orders-db' }),
    secret('audit', { stringData: { LEDGER_URL: 'postgres://u:p@ledger.example.test/l' } }),
    autoscaler(7),
    autoscaler(3, 'catalog'),
    workload({
      name: 'pool',
      container: { image: 'pgbouncer/pgbouncer' },
      env: { DATABASE_URL: 'postgres://orders-db.prod.svc/orders' },
    }),
    object({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'pool', namespace: 'shop' },
      spec: { selector: { app: 'pool' } },
    }),
    object({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'ledger', namespace: 'shop' },
      spec: {},
    }),
  ];

  test('changes nothing', () => {
    const expected = connectionBudget(objects, ordersBudget);
    expect(expected.databases.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(fc.shuffledSubarray([...objects], { minLength: objects.length }), (shuffled) => {
        expect(connectionBudget(shuffled, ordersBudget)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a Secret', () => {
  const word = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' });

  test('is in no output, whatever it holds and however it is used', () => {
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), (words) => {
        // Long enough, and with a mark, that nothing of ours holds it by accident.
        const [host, user, password, size] = words.map((text, index) => `zq${index}${text}qz`);
        const values = {
          DATABASE_URL: `postgres://${user}:${password}@${host}/x`,
          DB_HOST: `${host}`,
          DB_POOL_SIZE: `${size}`,
          WEB_CONCURRENCY: `${size}`,
          JAVA_OPTS: `-Ddb.host=${host} -D${user}=${password} -Dzq2.hikari.maximum-pool-size=7`,
          'application.yml': `spring: {datasource: {url: "jdbc:postgresql://${host}/x"}}`,
          'app.properties': `${user}=${password}\ndb.password=${password}\nzq1.db.pool.size=5`,
          RABBITMQ_URL: `amqp://${user}:${password}@${host}:5672/x`,
          REDIS_URL: `redis://${user}:${password}@${host}/0`,
          REDIS_HOST: host,
          KAFKA_BROKERS: `${host}:9092,${user}:9092`,
          REDIS_POOL_SIZE: size,
          PAYMENTS_URL: `https://${user}:${password}@api.payments.example.test/${password}`,
          PAYMENTS_RATE_LIMIT: size,
          SPRING_APPLICATION_JSON: '{"zq1": {"db": {"pool": {"size": 6}}}}',
          'pgbouncer.ini': `[databases]\nzq2 = host=zq3.example.test dbname=zq1\n`,
        };
        const using = (name: string, env: readonly object[], container: object) =>
          workload({
            name,
            env,
            container: {
              ...container,
              volumeMounts: [{ name: 'files', mountPath: '/etc/orders' }],
            },
            pod: { volumes: [{ name: 'files', secret: { secretName: 'orders' } }] },
          });
        const reference = { secretKeyRef: { name: 'orders', key: 'DATABASE_URL' } };
        const result = connectionBudget(
          [
            secret('orders', { stringData: values }),
            using('all', [], { envFrom: [{ secretRef: { name: 'orders' } }] }),
            using(
              'one',
              [
                { name: 'MAIN', valueFrom: reference },
                { name: 'DB_URL', value: '$(MAIN)' },
                { name: 'PGHOST', value: '$(MAIN)' },
              ],
              { args: ['gunicorn', '-w', '$(MAIN)', '--threads=$(DB_URL)'] },
            ),
            using('pool', [], { image: 'pgbouncer/pgbouncer' }),
            using('other-pool', [], {
              image: 'pgbouncer/pgbouncer',
              envFrom: [{ secretRef: { name: 'orders' } }],
            }),
          ],
          {
            ...ordersBudget,
            brokers: { events: { max: 5, channels: 5 } },
            caches: { sessions: { max: 5 } },
            downstreams: {
              payments: { rate: 5, concurrency: 5, hosts: ['api.payments.example.test'] },
            },
          },
        );
        expect(result.downstreams[0]?.undecided.length).toBeGreaterThan(0);
        expect(JSON.stringify(result).toLowerCase()).not.toMatch(/zq[0-3]/);
      }),
    );
  });

  test('gives its number, and nothing else', () => {
    const objects = [
      workload({
        env: [
          { name: 'DATABASE_URL', value: 'postgres://orders-db/o' },
          { name: 'DB_POOL_SIZE', valueFrom: { secretKeyRef: { name: 'orders', key: 'size' } } },
        ],
      }),
      secret('orders', { stringData: { size: '12', other: 'hidden-word' } }),
    ];
    expect(judge(objects).rows[0]?.pool).toEqual({
      value: 12,
      grade: 'resolved',
      source: 'DB_POOL_SIZE (Secret orders)',
      location: { subject: 'core/Secret/shop/orders', path: ['stringData', 'size'] },
    });
  });
});
