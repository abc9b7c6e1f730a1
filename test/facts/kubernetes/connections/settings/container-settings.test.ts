import { describe, expect, test } from '@jest/globals';
import type { BudgetObject } from '../../../../../src/facts/kubernetes/connections/index.js';
import { configMap, judge, object, rowOf, secret, type Service, workload } from '../manifests.js';

const url = { name: 'DATABASE_URL', value: 'postgres://orders-db.prod.svc/orders' };
const literal = (name: string, value: string) => ({ name, value });
const from = (kind: 'configMapKeyRef' | 'secretKeyRef', key: string, optional?: boolean) => ({
  name: 'DB_POOL_SIZE',
  valueFrom: { [kind]: { name: 'orders', key, ...(optional === undefined ? {} : { optional }) } },
});
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

interface Case {
  readonly env?: readonly object[];
  readonly envFrom?: readonly object[];
  readonly objects?: readonly BudgetObject[];
}

function poolOf({ env = [], envFrom = [], objects = [] }: Case) {
  const service: Service = { env: [url, ...env], container: { envFrom } };
  return rowOf(workload(service), ...objects).pool;
}

const data = configMap('orders', { pool: '7', DB_POOL_SIZE: '6', nested: { a: 1 } });

describe('a pool size in variables', () => {
  test.each<[string, Case, number, string, string]>([
    ['a literal', { env: [literal('DB_POOL_SIZE', '5')] }, 5, 'declared', 'DB_POOL_SIZE'],
    [
      'a literal with space around it',
      { env: [literal('DB_POOL_SIZE', ' 5 ')] },
      5,
      'declared',
      'DB_POOL_SIZE',
    ],
    [
      'the later of two literals',
      { env: [literal('DB_POOL_SIZE', '5'), literal('DB_POOL_SIZE', '9')] },
      9,
      'declared',
      'DB_POOL_SIZE',
    ],
    [
      'a key of a ConfigMap',
      { env: [from('configMapKeyRef', 'pool')], objects: [data] },
      7,
      'resolved',
      'DB_POOL_SIZE (ConfigMap orders)',
    ],
    [
      'a key of a Secret as text',
      {
        env: [from('secretKeyRef', 'pool')],
        objects: [secret('orders', { stringData: { pool: '8' }, data: { pool: base64('4') } })],
      },
      8,
      'resolved',
      'DB_POOL_SIZE (Secret orders)',
    ],
    [
      'a key of a Secret in base64',
      {
        env: [from('secretKeyRef', 'pool')],
        objects: [secret('orders', { data: { pool: base64('4') } })],
      },
      4,
      'resolved',
      'DB_POOL_SIZE (Secret orders)',
    ],
    [
      'all of a ConfigMap',
      { envFrom: [{ configMapRef: { name: 'orders' } }], objects: [data] },
      6,
      'resolved',
      'DB_POOL_SIZE (ConfigMap orders)',
    ],
    [
      'all of a ConfigMap with a prefix',
      {
        envFrom: [{ prefix: 'DB_', configMapRef: { name: 'orders' } }],
        objects: [configMap('orders', { POOL_SIZE: '6' })],
      },
      6,
      'resolved',
      'DB_POOL_SIZE (ConfigMap orders)',
    ],
    [
      'a single variable over all of a ConfigMap',
      {
        env: [literal('DB_POOL_SIZE', '2')],
        envFrom: [{ configMapRef: { name: 'orders' } }],
        objects: [data],
      },
      2,
      'declared',
      'DB_POOL_SIZE',
    ],
    [
      'the last of two sources',
      {
        envFrom: [{ configMapRef: { name: 'orders' } }, { configMapRef: { name: 'more' } }],
        objects: [data, configMap('more', { DB_POOL_SIZE: '3' })],
      },
      3,
      'resolved',
      'DB_POOL_SIZE (ConfigMap more)',
    ],
    [
      'a variable of a variable',
      { env: [literal('SIZE', '4'), literal('DB_POOL_SIZE', '$(SIZE)')] },
      4,
      'resolved',
      'DB_POOL_SIZE',
    ],
  ])('%s', (_, given, value, grade, source) => {
    expect(poolOf(given)).toMatchObject({ value, grade, source });
  });

  test.each<[string, Case, string]>([
    ['"auto"', { env: [literal('DB_POOL_SIZE', 'auto')] }, 'it is "auto"'],
    ['negative', { env: [literal('DB_POOL_SIZE', '-3')] }, 'it is negative'],
    ['no number', { env: [literal('DB_POOL_SIZE', 'ten')] }, 'it is not a whole number'],
    ['a fraction', { env: [literal('DB_POOL_SIZE', '2.5')] }, 'it is not a whole number'],
    ['empty', { env: [literal('DB_POOL_SIZE', '')] }, 'it is empty'],
    ['zero', { env: [literal('DB_POOL_SIZE', '0')] }, '0 may mean that there is no limit'],
    [
      'endless',
      { env: [literal('DB_POOL_SIZE', '9'.repeat(40))] },
      'it is larger than anything that can be meant',
    ],
    [
      'a number without quotes',
      { env: [{ name: 'DB_POOL_SIZE', value: 5 }] },
      'its value is not a text: put it in quotes',
    ],
    [
      'in a ConfigMap that is not there',
      { env: [from('configMapKeyRef', 'pool')] },
      'ConfigMap orders is not in the set',
    ],
    [
      'under a key that is not there',
      { env: [from('configMapKeyRef', 'size')], objects: [data] },
      'ConfigMap orders has no such key',
    ],
    [
      'in a ConfigMap that is there twice',
      { env: [from('configMapKeyRef', 'pool')], objects: [data, data] },
      'the set declares ConfigMap orders several times',
    ],
    [
      'under a key that holds no text',
      { env: [from('configMapKeyRef', 'nested')], objects: [data] },
      'its value is not a text',
    ],
    [
      'in a Secret that is not there',
      { env: [from('secretKeyRef', 'pool')] },
      'Secret orders is not in the set',
    ],
    [
      'known when the pod runs',
      {
        env: [{ name: 'DB_POOL_SIZE', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
      },
      'it is known only when the pod runs',
    ],
    [
      'a variable that comes after it',
      { env: [literal('DB_POOL_SIZE', '$(SIZE)'), literal('SIZE', '4')] },
      'SIZE is not set before it',
    ],
    [
      'variables in a circle',
      { env: [literal('A_SIZE', '${DB_POOL_SIZE}'), literal('DB_POOL_SIZE', '${A_SIZE}')] },
      'A_SIZE cannot be read: it refers to itself',
    ],
    [
      'two names that disagree',
      { env: [literal('DB_POOL_SIZE', '4'), literal('DB_POOL_MAX', '5')] },
      'DB_POOL_SIZE and DB_POOL_MAX say different things',
    ],
  ])('%s is unknown', (_, given, reason) => {
    expect(poolOf(given)).toMatchObject({ value: null, grade: 'unknown', reason });
  });

  test('an escaped reference stays as it is', () => {
    expect(poolOf({ env: [literal('DB_POOL_SIZE', '$$(SIZE)')] }).reason).toBe(
      'it is not a whole number',
    );
  });

  test('an optional key that is not there is as if it were not named', () => {
    const given = { env: [from('configMapKeyRef', 'size', true)], objects: [data] };
    expect(poolOf(given).reason).toBe('nothing says how large its pool is');
  });

  test('an optional key that is not there leaves what a source has set', () => {
    const given = {
      envFrom: [{ configMapRef: { name: 'base' } }],
      env: [from('configMapKeyRef', 'absent', true)],
      objects: [data, configMap('base', { DB_POOL_SIZE: '7' })],
    };
    expect(poolOf(given).value).toBe(7);
  });

  test('references that multiply come to an end', () => {
    const env = Array.from({ length: 40 }, (_, index) =>
      literal(`V${index}`, index === 0 ? 'xxxxxxxx' : `$(V${index - 1})$(V${index - 1})`),
    );
    expect(poolOf({ env: [...env, literal('DB_POOL_SIZE', '$(V39)')] }).grade).toBe('unknown');
  });

  test('a default of the stack is not relied on where a source cannot be seen', () => {
    const env = [literal('SPRING_DATASOURCE_USERNAME', 'shop')];
    expect(poolOf({ env })).toMatchObject({ value: 10, grade: 'default' });
    expect(poolOf({ env, envFrom: [{ secretRef: { name: 'hidden' } }] })).toMatchObject({
      grade: 'unknown',
      reason: 'it may be set where nothing can be seen: Secret hidden is not in the set',
    });
  });
});

describe('a pool size on the command line', () => {
  const size = (service: Service) =>
    rowOf(workload({ ...service, env: [url, ...((service.env ?? []) as object[])] })).pool;
  test.each<[string, Service, number]>([
    [
      'a property of the Java virtual machine',
      { container: { args: ['-Dspring.datasource.hikari.maximum-pool-size=12', '-jar', 'a.jar'] } },
      12,
    ],
    [
      'an argument of Spring',
      { container: { args: ['--spring.datasource.hikari.maximumPoolSize=12'] } },
      12,
    ],
    [
      'options of the Java virtual machine in a variable',
      {
        env: [
          literal('JAVA_TOOL_OPTIONS', '-Xmx1g -Dspring.datasource.hikari.maximum-pool-size=12'),
        ],
      },
      12,
    ],
    [
      'options before a variable',
      {
        env: [
          literal('JAVA_OPTS', '-Dspring.datasource.hikari.maximum-pool-size=12'),
          literal('SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE', '4'),
        ],
      },
      12,
    ],
    [
      'JSON in a variable',
      {
        env: [
          literal(
            'SPRING_APPLICATION_JSON',
            '{"spring":{"datasource":{"hikari":{"maximum-pool-size":12}}}}',
          ),
        ],
      },
      12,
    ],
    ['a flag with a space', { container: { args: ['--db-pool-size', '12'] } }, 12],
    [
      'a variable in an argument',
      { env: [literal('SIZE', '12')], container: { args: ['--db-pool-max-size=$(SIZE)'] } },
      12,
    ],
  ])('%s', (_, service, value) => {
    expect(size(service).value).toBe(value);
  });
});

describe('a pool size in a mounted file', () => {
  const mounted = (volume: object): Service => ({
    env: [url],
    container: { volumeMounts: [{ name: 'config', mountPath: '/etc/orders' }] },
    pod: { volumes: [{ name: 'config', ...volume }] },
  });
  const file = (name: string, text: string) =>
    rowOf(workload(mounted({ configMap: { name: 'files' } })), configMap('files', { [name]: text }))
      .pool;

  test.each([
    ['application.yml', 'spring:\n  datasource:\n    hikari:\n      maximum-pool-size: 14\n'],
    ['application.yaml', 'spring.datasource.hikari.maximumPoolSize: "14"\n'],
    ['application.properties', 'spring.datasource.hikari.maximum-pool-size=14\n'],
    ['application.properties', '# pool\nspring.datasource.hikari.maximum-pool-size = 14\n'],
    ['application.properties', 'spring.datasource.hikari.maximum-pool-size: \\\n  14\n'],
    ['settings.json', '{"db": {"pool": {"size": 14}}}'],
    ['settings.env', 'export DB_POOL_SIZE="14" # of each pod\n'],
    ['settings.toml', '[db]\npool_size = 14 # of each pod\n'],
    ['settings.toml', 'db = { host = "orders-db.prod.svc", pool_size = 14 }\n'],
    ['settings.toml', 'tags = [\n  "a", # one\n  "db.pool.size = 3",\n]\n[db]\npool.size = 14\n'],
    ['grafana.ini', '[database]\nmax_open_conn = 14\n'],
    ['nova.conf', '[database]\nmax_pool_size = 4\nmax_overflow = 10\n'],
  ])('%s: %j', (name, text) => {
    expect(file(name, text)).toMatchObject({ value: 14, grade: 'resolved' });
  });

  test('of a form that nobody reads leaves the default unknown', () => {
    const service = (text: string) =>
      rowOf(
        workload({
          ...mounted({ configMap: { name: 'files' } }),
          annotations: { 'archfit/stack': 'wildfly' },
        }),
        configMap('files', { 'standalone.xml': text }),
      ).pool;
    expect(service('<max-pool-size>250</max-pool-size>')).toMatchObject({
      value: null,
      reason:
        'it may be set where nothing can be seen: standalone.xml of ConfigMap files has a form that is not known',
    });
    expect(service('<management/>')).toMatchObject({ value: 20, grade: 'default' });
  });

  test('in binaryData is read, and is no variable', () => {
    const text = Buffer.from('db.pool.size=14').toString('base64');
    const files = object({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'files', namespace: 'shop' },
      binaryData: {
        'application.properties': text,
        DB_POOL_SIZE: Buffer.from('3').toString('base64'),
      },
    });
    const service = mounted({ configMap: { name: 'files' } });
    const container = { ...service.container, envFrom: [{ configMapRef: { name: 'files' } }] };
    expect(rowOf(workload({ ...service, container }), files).pool).toMatchObject({
      value: 14,
      location: { path: ['binaryData', 'application.properties'] },
    });
  });

  test.each<[string, Service, string]>([
    [
      'binaryData that is no text',
      mounted({ configMap: { name: 'binary' } }),
      'application.properties of ConfigMap binary cannot be read',
    ],
    [
      'a store of secrets',
      mounted({ csi: { driver: 'secrets-store.csi.k8s.io' } }),
      'volume config comes from the driver secrets-store.csi.k8s.io',
    ],
    [
      'Vault',
      { env: [url], annotations: { 'vault.hashicorp.com/agent-inject': 'true' } },
      'files that vault.hashicorp.com/agent-inject brings',
    ],
  ])('may come from %s', (_, service, reason) => {
    const annotations = { ...service.annotations, 'archfit/stack': 'hikaricp' };
    const binary = object({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'binary', namespace: 'shop' },
      binaryData: { 'application.properties': Buffer.from([0xff, 0xfe, 0x00]).toString('base64') },
    });
    expect(rowOf(workload({ ...service, annotations }), binary).pool).toMatchObject({
      value: null,
      reason: `it may be set where nothing can be seen: ${reason}`,
    });
  });

  test('names the file', () => {
    expect(file('application.properties', 'db.pool.size=3')).toEqual({
      value: 3,
      grade: 'resolved',
      source: 'db.pool.size in application.properties (ConfigMap files)',
      location: { subject: 'core/ConfigMap/shop/files', path: ['data', 'application.properties'] },
    });
  });

  test.each([
    ['a default', 'db.pool.size=${POOL:11}', [], 11],
    ['a variable', 'db.pool.size=${POOL:11}', [literal('POOL', '5')], 5],
    ['another line', 'db.pool.size=${size}\nsize=6', [], 6],
  ])('fills in %s', (_, text, env, value) => {
    const service = mounted({ configMap: { name: 'files' } });
    const found = rowOf(
      workload({ ...service, env: [url, ...env] }),
      configMap('files', { 'application.properties': text }),
    );
    expect(found.pool.value).toBe(value);
  });

  test('a variable wins over a file', () => {
    const service = mounted({ configMap: { name: 'files' } });
    const env = [url, literal('DB_POOL_SIZE', '2')];
    const files = configMap('files', { 'a.properties': 'db.pool.size=3' });
    expect(rowOf(workload({ ...service, env }), files).pool.value).toBe(2);
  });

  test('two files that disagree are unknown', () => {
    const service = mounted({ configMap: { name: 'files' } });
    const files = configMap('files', {
      'a.properties': 'db.pool.size=3',
      'b.yml': 'db: {pool: {size: 4}}',
    });
    expect(rowOf(workload(service), files).pool).toMatchObject({
      grade: 'unknown',
      reason: expect.stringContaining('say different things'),
    });
  });

  test('a file that is not mounted says nothing', () => {
    const service = {
      env: [url],
      pod: { volumes: [{ name: 'config', configMap: { name: 'files' } }] },
    };
    const files = configMap('files', { 'a.properties': 'db.pool.size=3' });
    expect(rowOf(workload(service), files).pool.grade).toBe('unknown');
  });

  test.each([
    ['a Secret', { secret: { secretName: 'files' } }],
    ['a projected Secret', { projected: { sources: [{ secret: { name: 'files' } }] } }],
    [
      'an item under another name',
      { secret: { secretName: 'files', items: [{ key: 'settings', path: 'a.properties' }] } },
    ],
  ])('of %s', (_, volume) => {
    const files = secret('files', {
      stringData: { 'a.properties': 'db.pool.size=3', settings: 'db.pool.size=3' },
    });
    expect(rowOf(workload(mounted(volume)), files).pool.value).toBe(3);
  });

  test.each([
    ['settings from elsewhere', 'settings', '/etc/orders', 'unknown'],
    ['certificates from elsewhere', 'orders-tls', '/etc/orders', 'default'],
  ])('a default is relied on only beside %s', (_, name, mountPath, grade) => {
    const service: Service = {
      env: [url, literal('SPRING_DATASOURCE_USERNAME', 'shop')],
      container: { volumeMounts: [{ name: 'config', mountPath }] },
      pod: { volumes: [{ name: 'config', secret: { secretName: name } }] },
    };
    expect(rowOf(workload(service)).pool.grade).toBe(grade);
  });
});

test('the address of a database in a mounted file binds the workload', () => {
  const service: Service = {
    env: [],
    container: { volumeMounts: [{ name: 'config', mountPath: '/etc/orders' }] },
    pod: { volumes: [{ name: 'config', configMap: { name: 'files' } }] },
  };
  const files = configMap('files', {
    'application.yml':
      'spring:\n  datasource:\n    url: jdbc:postgresql://${DB:orders-db.prod.svc}:5432/orders\n',
  });
  expect(judge([workload(service), files]).rows[0]?.binding).toMatchObject({
    by: 'connection string',
    source: 'spring.datasource.url in application.yml (ConfigMap files)',
  });
});
