import { describe, expect, test } from '@jest/globals';
import { anyStack, stacks } from '../../../../../src/facts/kubernetes/connections/index.js';
import { settingKey } from '../../../../../src/facts/kubernetes/connections/settings/setting.js';
import { namedVariables, rowOf, type Service, workload } from '../manifests.js';

describe('the table of stacks', () => {
  const all = [...stacks, anyStack];

  test('has an id and a name for each', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.filter(({ id }) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([]);
  });

  test('has each setting once', () => {
    const keys = all.flatMap(({ keys: own, overflow, fallbackKeys = [] }) =>
      [...own, ...(overflow?.keys ?? []), ...fallbackKeys]
        .filter((key) => !key.includes('.'))
        .map((key) => (key.includes('<NAME>') ? key : settingKey(key))),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('says where each default comes from and when that was looked up', () => {
    for (const { source, checked, verified, versions, id } of stacks) {
      expect([id, source]).toEqual([id, expect.stringMatching(/^https:\/\//)]);
      const date: unknown = verified === 'known' ? null : expect.stringMatching(/^20\d\d-\d\d$/);
      expect([id, checked]).toEqual([id, date]);
      expect(versions).not.toBe('');
    }
  });

  test('a default that nobody has looked up is not relied on, and a setting is', () => {
    const annotations = { 'archfit/stack': 'directus' };
    expect(rowOf(workload({ annotations })).pool).toMatchObject({
      value: null,
      source: 'default of Directus',
      reason: 'nobody has compared it with its source yet',
    });
    expect(rowOf(workload({ annotations, env: { DB_POOL_MAX: '4' } })).pool.value).toBe(4);
  });

  test('has a way to each row: a setting, a sign, or the annotation alone', () => {
    const hidden = stacks.filter(
      ({ keys, fileKeys = [], hints, overflow }) =>
        keys.length + fileKeys.length === 0 && !hints && !overflow,
    );
    expect(hidden.map(({ id }) => id)).toEqual(['psycopg-pool', 'postgres-js', 'deadpool']);
  });
});

describe('the pool of a stack', () => {
  test.each<[string, Service, object]>([
    [
      'Spring Boot by its variables',
      { env: { SPRING_DATASOURCE_USERNAME: 'shop' } },
      { stack: 'hikaricp', product: 20, pool: { value: 10, grade: 'default' } },
    ],
    [
      'Spring Boot with the size of the application',
      { env: { SPRING_DATASOURCE_USERNAME: 'shop', DB_POOL_SIZE: '4' } },
      { stack: 'hikaricp', pool: { value: 4, grade: 'declared' } },
    ],
    [
      'HikariCP in the spelling that Spring takes too',
      { env: { SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE: '4' } },
      { stack: 'hikaricp', pool: { value: 4 } },
    ],
    [
      'Keycloak by its image',
      { container: { image: 'quay.io/keycloak/keycloak:26.0' } },
      { stack: 'keycloak', pool: { value: 100, grade: 'default', source: 'default of Keycloak' } },
    ],
    [
      'Quarkus of an unknown version',
      { env: { QUARKUS_DATASOURCE_USERNAME: 'shop' } },
      { stack: 'quarkus-jdbc', pool: { value: 50, grade: 'default' } },
    ],
    [
      'SQLAlchemy adds its overflow',
      { env: { DB_POOL_SIZE: '5', DB_MAX_OVERFLOW: '3' } },
      {
        stack: 'sqlalchemy',
        pool: { value: 8, grade: 'declared', source: 'DB_POOL_SIZE + DB_MAX_OVERFLOW' },
      },
    ],
    [
      'SQLAlchemy adds the default of its overflow',
      { env: { SQLALCHEMY_POOL_SIZE: '5' } },
      { stack: 'sqlalchemy', pool: { value: 15, grade: 'default' } },
    ],
    [
      'a variable named like a line of OpenStack',
      { env: { DATABASE_MAX_OVERFLOW: '3', DATABASE_POOL_SIZE: '2' } },
      { stack: 'sqlalchemy', pool: { value: 5 } },
    ],
    [
      'SQLAlchemy without overflow',
      { env: { SQLALCHEMY_POOL_SIZE: '5', SQLALCHEMY_MAX_OVERFLOW: '0' } },
      { pool: { value: 5, grade: 'declared' } },
    ],
    [
      'SQLAlchemy without a limit',
      { env: { SQLALCHEMY_POOL_SIZE: '5', SQLALCHEMY_MAX_OVERFLOW: '-1' } },
      { pool: { value: null, grade: 'unknown', unlimited: true } },
    ],
    [
      'SQLAlchemy with a pool of 0, which is none',
      { env: { SQLALCHEMY_POOL_SIZE: '0' } },
      { pool: { value: null, unlimited: true } },
    ],
    [
      'Go with a limit',
      { env: { DB_MAX_OPEN_CONNS: '7' } },
      { stack: 'go-database-sql', pool: { value: 7 } },
    ],
    [
      'Go without a limit',
      { env: { DB_MAX_OPEN_CONNS: '0' } },
      { pool: { value: null, unlimited: true } },
    ],
    [
      'Grafana by its image',
      { container: { image: 'grafana/grafana:11.0.0' } },
      { stack: 'grafana', pool: { value: null, unlimited: true } },
    ],
    [
      'Rails by its threads',
      { env: { RAILS_ENV: 'production', RAILS_MAX_THREADS: '8' } },
      { stack: 'rails', pool: { value: 8 } },
    ],
    [
      'Rails by its pool before its threads',
      { env: { RAILS_ENV: 'production', RAILS_MAX_THREADS: '8', DB_POOL: '9' } },
      { stack: 'rails', pool: { value: 9 } },
    ],
    [
      'Django has a connection a thread',
      { env: { DJANGO_SETTINGS_MODULE: 'shop' }, container: { args: ['gunicorn', '--threads=3'] } },
      { stack: 'django', pool: { value: 3 } },
    ],
    [
      'Django whose threads nobody knows',
      { env: { DJANGO_SETTINGS_MODULE: 'shop' } },
      { pool: { grade: 'unknown' } },
    ],
    [
      'a stack of the annotation',
      { annotations: { 'archfit/stack': 'psycopg-pool' } },
      { stack: 'psycopg-pool', pool: { value: 4 } },
    ],
    [
      'a stack that there is not',
      { annotations: { 'archfit/stack': 'psycopg' }, env: { DB_POOL_SIZE: '3' } },
      { pool: { reason: 'the annotation archfit/stack names no stack that is known' } },
    ],
    [
      'Prisma in the address',
      { env: { DATABASE_URL: 'postgresql://orders-db.prod.svc/o?connection_limit=6' } },
      { pool: { value: 6, grade: 'declared', source: 'connectionlimit in DATABASE_URL' } },
    ],
    [
      'Prisma with an address for migrations',
      {
        env: {
          DATABASE_URL: 'postgresql://orders-db.prod.svc/o?connection_limit=6',
          DIRECT_URL: 'postgresql://orders-db.prod.svc/o',
        },
      },
      { pool: { value: 6 } },
    ],
    [
      'an annotation before everything else',
      {
        annotations: { 'archfit/pool-size': '2' },
        env: { DATABASE_URL: 'postgresql://orders-db.prod.svc/o?connection_limit=6' },
      },
      {
        pool: {
          value: 2,
          grade: 'declared',
          source: 'annotation archfit/pool-size of Deployment orders',
          location: {
            subject: 'apps/Deployment/shop/orders',
            path: ['spec', 'template', 'metadata', 'annotations', 'archfit/pool-size'],
          },
        },
      },
    ],
    [
      'an annotation for the database',
      { annotations: { 'archfit/pool-size': '2', 'archfit/pool-size.orders-db': '3' } },
      { pool: { value: 3 } },
    ],
    [
      'an annotation that is no number',
      { annotations: { 'archfit/pool-size': 'few' }, env: { DB_POOL_SIZE: '2' } },
      { pool: { value: null, reason: 'it is not a whole number' } },
    ],
    [
      'pools for reading and writing',
      { annotations: { 'archfit/pools': '2' }, env: { DB_POOL_SIZE: '5' } },
      { pools: { value: 2, grade: 'declared' }, perPod: 10 },
    ],
  ])('%s', (_, service, expected) => {
    expect(rowOf(workload(service))).toMatchObject(expected);
  });
});

describe('datasources with names', () => {
  test('each has the pool of its name', () => {
    const env = {
      DATABASE_URL: '',
      QUARKUS_DATASOURCE_ORDERS_JDBC_URL: 'jdbc:postgresql://orders-db.prod.svc/o',
      QUARKUS_DATASOURCE_ORDERS_JDBC_MAX_SIZE: '4',
      QUARKUS_DATASOURCE_LEDGER_JDBC_URL: 'jdbc:postgresql://ledger-db.prod.svc/l',
      QUARKUS_DATASOURCE_LEDGER_JDBC_MAX_SIZE: '9',
    };
    expect(rowOf(workload({ env }))).toMatchObject({ pool: { value: 4 }, datasource: 'ORDERS' });
  });

  test('several connection strings with limits of their own add up', () => {
    const env = {
      DATABASE_URL: 'postgresql://orders-db.prod.svc/o?connection_limit=6',
      REPORTS_DATABASE_URL: 'postgresql://orders-db.prod.svc/r?connection_limit=2',
    };
    expect(() => rowOf(workload({ env }))).toThrow('2 rows');
  });
});

describe('processes', () => {
  const processes = (service: Service) =>
    rowOf(workload({ ...service, env: { DB_POOL_SIZE: '5', ...namedVariables(service) } }))
      .processes;
  const args = (...words: string[]): Service => ({ container: { args: words } });

  test.each<[string, Service, number, string]>([
    ['one where nothing says more', {}, 1, 'default'],
    ['WEB_CONCURRENCY', { env: { WEB_CONCURRENCY: '4' } }, 4, 'declared'],
    ['WEB_CONCURRENCY of 0 is one', { env: { WEB_CONCURRENCY: '0' } }, 1, 'declared'],
    ['gunicorn --workers N', args('gunicorn', '--workers', '3', 'app:app'), 3, 'declared'],
    ['fastapi run --workers N', args('fastapi', 'run', '--workers', '3'), 3, 'declared'],
    ['arguments of a program in the image', args('--workers', '3', 'app:app'), 3, 'declared'],
    ['uwsgi -p N', args('uwsgi', '-p', '3'), 3, 'declared'],
    ['uwsgi --processes N', args('uwsgi', '--processes', '3'), 3, 'declared'],
    ['hypercorn -w N', args('hypercorn', '-w', '3', 'app:app'), 3, 'declared'],
    [
      'a variable set in the shell',
      args('sh', '-c', 'WEB_CONCURRENCY=3 gunicorn app'),
      3,
      'declared',
    ],
    ['gunicorn --workers=N', args('gunicorn', '--workers=3'), 3, 'declared'],
    ['gunicorn -w N', args('gunicorn', '-w', '3'), 3, 'declared'],
    ['gunicorn -wN', args('gunicorn', '-w3'), 3, 'declared'],
    ['gunicorn in a shell', args('sh', '-c', 'exec gunicorn --workers 3 app:app'), 3, 'declared'],
    [
      'gunicorn with a variable of the shell',
      { ...args('sh', '-c', 'gunicorn -w ${COUNT:-2} app:app'), env: { COUNT: '6' } },
      6,
      'declared',
    ],
    [
      'gunicorn with the default of the shell',
      args('sh', '-c', 'gunicorn -w ${COUNT:-2} app:app'),
      2,
      'declared',
    ],
    ['gunicorn in GUNICORN_CMD_ARGS', { env: { GUNICORN_CMD_ARGS: '--workers=3' } }, 3, 'declared'],
    [
      'flags before variables',
      { ...args('gunicorn', '-w', '3'), env: { WEB_CONCURRENCY: '9' } },
      3,
      'declared',
    ],
    ['uvicorn', args('uvicorn', 'app:app', '--workers', '2'), 2, 'declared'],
    ['celery', args('celery', '-A', 'shop', 'worker', '--concurrency=8'), 8, 'declared'],
    ['the scheduler of celery', args('celery', '-A', 'shop', 'beat'), 1, 'default'],
    ['puma', args('puma', '-w', '2'), 2, 'declared'],
    ['pm2', args('pm2-runtime', 'app.js', '-i', '4'), 4, 'declared'],
    ['the annotation', { annotations: { 'archfit/processes': '5' } }, 5, 'declared'],
  ])('%s', (_, service, value, grade) => {
    expect(processes(service)).toMatchObject({ value, grade });
  });

  test.each<[string, Service, string]>([
    ['auto', { env: { WEB_CONCURRENCY: 'auto' } }, 'it is "auto"'],
    ['pm2 with max', args('pm2-runtime', 'app.js', '-i', 'max'), 'it is not a whole number'],
    ['pm2 with 0', args('pm2-runtime', 'app.js', '-i', '0'), '0 is one for each CPU of the node'],
    ...(
      [
        ['puma', '-C', 'config/puma.rb'],
        ['unicorn', '-c', 'config/unicorn.rb'],
        ['sh', '-c', 'exec gunicorn --config=conf.py app:app'],
        ['uwsgi', '--ini', 'app.ini'],
      ] as const
    ).map((words): [string, Service, string] => [
      words.join(' '),
      args(...words),
      'the file of its settings may say it, and cannot be seen',
    ]),
    [
      'celery without a number',
      args('celery', '-A', 'shop', 'worker'),
      'it starts one for each CPU of the node',
    ],
    [
      'a number that the shell works out',
      args('sh', '-c', 'gunicorn -w $(nproc) app:app'),
      'it is not a whole number',
    ],
  ])('%s is unknown', (_, service, reason) => {
    expect(processes(service)).toMatchObject({ value: null, grade: 'unknown', reason });
  });

  test('a variable says it beside a file of settings', () => {
    const container = { args: ['puma', '-C', 'config/puma.rb'] };
    expect(processes({ container, env: { WEB_CONCURRENCY: '3' } }).value).toBe(3);
  });

  test('a Java virtual machine is one process whatever WEB_CONCURRENCY says', () => {
    const env = { SPRING_DATASOURCE_USERNAME: 'shop', WEB_CONCURRENCY: '4' };
    expect(processes({ env }).value).toBe(1);
  });

  test.each([
    ['threads hold no more than one connection each', ['--threads', '2'], 2],
    ['more threads than the pool change nothing', ['--threads', '40'], 15],
    ['green threads are no limit', ['--threads', '2', '-k', 'gevent'], 15],
  ])('%s', (_, words, perPod) => {
    const annotations = { 'archfit/stack': 'sqlalchemy' };
    const container = { args: ['gunicorn', ...words] };
    expect(rowOf(workload({ annotations, container })).perPod).toBe(perPod);
  });
});
