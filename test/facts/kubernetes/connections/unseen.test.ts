import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type BudgetObject,
  type Budgets,
  connectionBudget,
} from '../../../../src/facts/kubernetes/connections/index.js';
import { judge, object, type Service, workload } from './manifests.js';

const noSurge = { strategy: { type: 'Recreate' } };

/** Uses orders-db, and fits. */
const known = workload({ name: 'catalog', spec: noSurge, env: { DB_POOL_SIZE: '1' } });

const unseenSource = (name: string, kind = 'secretRef') => ({ envFrom: [{ [kind]: { name } }] });

const budgetOf = (limit: object = {}): Budgets => ({
  databases: { 'orders-db': { max: 100, ...limit } },
});

const verdictWith = (service: Service, limit: object = {}) =>
  judge([known, workload({ env: [], ...service })], budgetOf(limit));

describe('what cannot be seen may be an address', () => {
  test.each<[string, Service]>([
    ['variables of a Secret', { container: unseenSource('orders') }],
    ['variables of a ConfigMap', { container: unseenSource('orders', 'configMapRef') }],
    [
      'a mounted Secret that is called so',
      {
        container: { volumeMounts: [{ name: 'db', mountPath: '/etc/db' }] },
        pod: { volumes: [{ name: 'db', secret: { secretName: 'orders-database' } }] },
      },
    ],
    ['access without an address', { env: [{ name: 'DB_PASSWORD', value: 'x' }] }],
    ['a pool without an address', { env: [{ name: 'DB_POOL_SIZE', value: '5' }] }],
    [
      'an address of a form that nobody knows',
      { env: [{ name: 'DATABASE_URL', value: 'orders' }] },
    ],
    [
      'an address with a scheme that nobody knows',
      { env: [{ name: 'DATABASE_URL', value: 'tablestore://orders-db.prod.svc/orders' }] },
    ],
    [
      'an address of JDBC without a host',
      { env: [{ name: 'DATABASE_URL', value: 'jdbc:postgresql:orders' }] },
    ],
    ...(
      [
        ['SPRING_DATASOURCE_JNDI_NAME', 'java:comp/env/jdbc/orders'],
        ['ORACLE_TNS_ALIAS', 'ORDERS'],
        ['TNS_NAME', 'ORDERS'],
        ['DB_CONNECT_STRING', 'ORDERS'],
        ['DATABASE_ALIAS', 'ORDERS'],
        ['DATA_SOURCE_NAME', 'orders'],
        ['ConnectionStrings__Orders', 'Name=Orders'],
        ['ODBC_DSN', 'orders'],
      ] as const
    ).map(([name, value]): [string, Service] => [
      `${name}=${value}, a name that something else knows`,
      { env: [{ name, value }] },
    ]),
    [
      'variables that are no list',
      { env: [], container: { env: { DATABASE_URL: 'postgres://orders-db.prod.svc/orders' } } },
    ],
    ['a connection by a name alone', { env: [{ name: 'DB_CONNECTION', value: 'elsewhere' }] }],
  ])('%s', (_, service) => {
    expect(verdictWith(service)).toMatchObject({
      verdict: 'undecided',
      undecided: [{ factor: 'binding', message: expect.stringContaining('Deployment orders') }],
    });
  });

  test.each<[string, Service, object]>([
    ['the workload says that it uses none', { annotations: { 'archfit/database': 'none' } }, {}],
    [
      'the consumers are listed, and nothing else speaks for it',
      {},
      { consumers: [{ service: 'catalog' }] },
    ],
    [
      'it runs a database itself',
      { container: { image: 'mongo:8', ...unseenSource('orders') } },
      {},
    ],
  ])('but not where %s', (_, service, limit) => {
    const found = verdictWith({ container: unseenSource('orders'), ...service }, limit);
    expect(found).toMatchObject({ verdict: 'ok', undecided: [] });
  });

  test.each(['CACHE_DATABASE_URL', 'VECTOR_STORE_URL', 'KAFKA_CONNECT_JDBC_URL', 'BACKEND'])(
    'an address with the scheme of a database is one as %s',
    (name) => {
      const env = [{ name, value: 'postgres://orders-db.prod.svc/o?connection_limit=7' }];
      expect(verdictWith({ env, spec: noSurge }).demand.total).toBe(8);
    },
  );

  test.each(['sqlite:///var/db', 'jdbc:h2:mem:orders', 'file:./dev.db', 'https://db.example.test'])(
    '%s is no database with a limit',
    (value) => {
      expect(verdictWith({ env: [{ name: 'DATABASE_URL', value }] }).verdict).toBe('ok');
    },
  );

  test.each([
    ['DB_READ_REPLICA_HOST', 'orders-db.prod.svc'],
    ['DB_HOST_READ', 'orders-db'],
    ['STORE_HOST', 'orders-db'],
    ['ORDERS_STORE', 'orders-db.prod.svc:5432'],
    ['ORDERS_STORE', 'tablestore://u:p@orders-db.prod.svc:5432/orders'],
  ])('a host that the budget names is one as %s=%s', (name, value) => {
    const annotations = { 'archfit/pool-size': '7' };
    expect(verdictWith({ env: [{ name, value }], annotations, spec: noSurge }).demand.total).toBe(
      8,
    );
  });

  test.each([
    [['postgres://orders-db.prod.svc/orders']],
    [['sh', '-c', 'DATABASE_URL=postgres://orders-db.prod.svc/orders exec app']],
    [['app', '-h', 'orders-db.prod.svc']],
    [['wait', 'orders-db.prod.svc:5432']],
  ])('a host that the budget names is one in the command %j', (command) => {
    const annotations = { 'archfit/pool-size': '7' };
    expect(verdictWith({ container: { command }, annotations, spec: noSurge }).demand.total).toBe(
      8,
    );
  });

  test.each([
    ['DB_NAME', 'orders-db'],
    ['EXPORTER_URL', 'http://orders-db.prod.svc:9187/metrics'],
    ['REDIS_HOST', 'orders-db'],
  ])('but not as %s=%s', (name, value) => {
    expect(verdictWith({ env: [{ name, value }] }).demand.total).toBe(1);
  });

  test.each<[string, Service]>([
    ['a pool is annotated, and no database', { annotations: { 'archfit/pool-size': '9' } }],
    [
      'a pool is annotated for a database that it shows no use of',
      { annotations: { 'archfit/pool-size.orders-db': '9' } },
    ],
    ['an annotation is misspelt', { annotations: { 'archfit/process': '9' } }],
    [
      'an annotation is about a database that no budget names',
      { annotations: { 'archfit/pool-size.orders-dbb': '9' }, env: { DB_POOL_SIZE: '1' } },
    ],
    [
      'an annotation that is about all databases names one',
      { annotations: { 'archfit/processes.orders-db': '9' } },
    ],
    ['an annotation names no container', { annotations: { 'archfit/container': 'order' } }],
    ['an annotation is empty', { annotations: { 'archfit/database': ' ' } }],
    ['its containers are no list', { pod: { containers: { name: 'orders' } } }],
    ['it has no containers', { pod: { containers: [] } }],
  ])('nothing is concluded where %s', (_, service) => {
    const found = verdictWith(service);
    expect(found).toMatchObject({ verdict: 'undecided', undecided: [{ factor: 'binding' }] });
  });

  test('a misspelt annotation is told with what is meant', () => {
    const found = verdictWith({ annotations: { 'archfit/process': '9' } });
    expect(found.undecided[0]?.message).toContain('did you mean archfit/processes?');
  });

  test.each([
    ['archfit/pool-size.orders-dbb', '9', 'did you mean orders-db?'],
    ['archfit/container', 'order', 'did you mean orders?'],
  ])('%s: %s is told with what is meant', (name, value, hint) => {
    const [told] = verdictWith({ annotations: { [name]: value } }).undecided;
    expect(told?.message).toContain(hint);
    expect(told?.location).toMatchObject({ path: expect.arrayContaining([name]) });
  });

  test('an annotation may be about a database of another environment', () => {
    const annotations = { 'archfit/pool-size': '1', 'archfit/pool-size.audit-db': '9' };
    const budgets = {
      ...budgetOf(),
      environments: { prod: { databases: { 'audit-db': { max: 5 } } } },
    };
    expect(judge([workload({ annotations })], budgets).verdict).toBe('ok');
  });

  test('annotations of other rules are none of its business', () => {
    const annotations = {
      'archfit/service': 'orders',
      'archfit/drain-seconds': '5',
      'archfit/waive.kubernetes.owner-label': 'x',
    };
    expect(verdictWith({ annotations }).verdict).toBe('ok');
  });

  test('a kind that nobody knows runs a number of pods that nobody knows', () => {
    const env = { DB_POOL_SIZE: '1' };
    const found = judge(
      [known, workload({ apiVersion: 'apps.kruise.io/v1alpha1', kind: 'CloneSet', env })],
      budgetOf(),
    );
    expect(found).toMatchObject({ verdict: 'undecided', undecided: [{ factor: 'pods' }] });
  });

  test('a service that has the name of a database is not the database', () => {
    const service = object({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { selector: { app: 'orders' } },
    });
    const [found] = connectionBudget(
      [known, service, workload({ env: [], container: unseenSource('orders') })],
      { databases: { orders: { max: 100, hosts: ['orders-db.prod.svc'] } } },
    ).databases;
    expect(found?.verdict).toBe('undecided');
  });

  test('a list of consumers says nothing against what does speak for it', () => {
    const env = [{ name: 'DB_PASSWORD', value: 'x' }];
    const found = verdictWith({ env }, { consumers: [{ service: 'catalog' }] });
    expect(found.verdict).toBe('undecided');
  });

  test('a workload behind the Service of a budget is the database', () => {
    const own = workload({ name: 'orders-db', env: [], container: unseenSource('orders') });
    const service = object({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'orders-db', namespace: 'prod' },
      spec: { selector: { app: 'orders-db' } },
    });
    const inProd = { ...own, namespace: 'prod' };
    const objects = [known, inProd, service];
    expect(judge(objects, budgetOf()).verdict).toBe('ok');
    expect(judge([known, inProd], budgetOf()).verdict).toBe('undecided');
  });

  test('leaves undecided only a database that runs what the name says', () => {
    const reference = { secretKeyRef: { name: 'unseen', key: 'url' } };
    const blind = workload({ env: [{ name: 'MYSQL_URL', valueFrom: reference }] });
    const verdicts = (engine: string) => judge([known, blind], budgetOf({ engine })).verdict;
    expect([verdicts('postgresql'), verdicts('mysql'), verdicts('mariadb')]).toEqual([
      'ok',
      'undecided',
      'undecided',
    ]);
    expect(judge([known, blind], budgetOf()).verdict).toBe('undecided');
  });

  test('leaves undecided only those that a doubtful host can mean', () => {
    const budgets = {
      databases: {
        'orders-db': { max: 100 },
        a: { max: 10, hosts: ['shared'] },
        b: { max: 10, hosts: ['shared'] },
      },
    };
    const doubtful = workload({ env: [{ name: 'DATABASE_URL', value: 'postgres://shared/x' }] });
    const { databases } = connectionBudget([known, doubtful], budgets);
    expect(databases.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a', 'undecided'],
      ['b', 'undecided'],
      ['orders-db', 'ok'],
    ]);
  });

  test('the driver of Laravel is no address', () => {
    const env = [
      { name: 'DB_CONNECTION', value: 'pgsql' },
      { name: 'DB_HOST', value: 'orders-db.prod.svc' },
      { name: 'DB_POOL_SIZE', value: '2' },
    ];
    expect(judge([workload({ env, spec: noSurge })])).toMatchObject({
      verdict: 'ok',
      demand: { total: 2 },
    });
  });
});

describe('a number that means no limit is no number', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['a pool of 0', { DB_POOL_SIZE: '0' }],
    ['a Hikari pool of 0', { SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE: '0' }],
    ['a parameter of 0', { DATABASE_URL: 'mongodb://orders-db.prod.svc/x?maxPoolSize=0' }],
    ['a negative pool', { DB_POOL_SIZE: '-5' }],
    ['a pool that is "auto"', { DB_POOL_SIZE: 'auto' }],
  ])('%s', (_, env) => {
    expect(judge([workload({ env })])).toMatchObject({
      verdict: 'undecided',
      undecided: [{ factor: 'pool' }],
    });
  });

  test.each(['processes', 'threads', 'pools'])('no %s', (name) => {
    const annotations = { [`archfit/${name}`]: '0' };
    const service = { annotations, env: { DB_POOL_SIZE: '1' } };
    const { verdict, rows } = judge([workload(service)]);
    expect([verdict, rows[0]?.product]).toEqual(
      // A pool that is known needs no threads.
      name === 'threads' ? ['ok', 2] : ['undecided', null],
    );
  });

  test('a pool that is declared as none is none', () => {
    const annotations = { 'archfit/pool-size': '0' };
    expect(judge([workload({ annotations })])).toMatchObject({
      verdict: 'ok',
      demand: { total: 0 },
    });
  });
});

describe('a set with something unknown in it', () => {
  const unknownFactors: readonly ((service: Service) => Service)[] = [
    (service) => ({ ...service, env: { DB_POOL_SIZE: 'auto' } }),
    (service) => ({ ...service, env: {} }),
    (service) => ({ ...service, spec: { replicas: 'two' } }),
    (service) => ({ ...service, spec: { strategy: { rollingUpdate: { maxSurge: 'x' } } } }),
    (service) => ({ ...service, annotations: { 'archfit/processes': '?' } }),
    (service) => ({ ...service, annotations: { 'archfit/pools': '-1' } }),
    (service) => ({ ...service, kind: 'DaemonSet' }),
    (service) => ({ ...service, env: [], container: unseenSource('unseen') }),
  ];

  test('is never ok, whatever else is in it', () => {
    const rest = fc.array(
      fc.record({ replicas: fc.nat(3), pool: fc.integer({ min: 1, max: 9 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...unknownFactors),
        rest,
        fc.boolean(),
        (change, others, last) => {
          const unknown = workload({
            name: 'unknown',
            ...change({ env: { DB_POOL_SIZE: '1' }, spec: {} }),
          });
          const services: readonly BudgetObject[] = others.map(({ replicas, pool }, index) =>
            workload({
              name: `service-${index}`,
              spec: { replicas, ...noSurge },
              env: { DB_POOL_SIZE: String(pool) },
            }),
          );
          const objects = last ? [...services, unknown] : [unknown, ...services];
          const { verdict, undecided } = judge(objects, budgetOf({ max: 40 }));
          expect(['undecided', 'exceeded']).toContain(verdict);
          expect(undecided.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
