import { describe, expect, test } from '@jest/globals';
import {
  describePath,
  findSchemaFaults,
  KubernetesSchemas,
  readInstalledSchemas,
  type Schema,
} from '../../../../src/facts/kubernetes/schemas/index.js';

const schemas = readInstalledSchemas();

type Mapping = Readonly<Record<string, unknown>>;

/** What is said of an object of Kubernetes, path by path. */
function judge(object: { apiVersion: string; kind: string } & Mapping, accepted: string[] = []) {
  const known = schemas.find(object.apiVersion, object.kind);
  if (known.kind !== 'schema') throw new Error(`${object.kind} is ${known.kind}`);
  return say(known.schema, object, false, accepted);
}

/** The same of an object whose spec has the schema of a CustomResourceDefinition. */
function judgeCustom(spec: Schema, value: unknown) {
  const schema: Schema = { type: 'object', properties: { spec } };
  return say(schema, { apiVersion: 'shop.example.test/v1', kind: 'Warehouse', spec: value }, true);
}

function say(schema: Schema, object: Mapping, isCustom: boolean, accepted: string[] = []) {
  const reading = { schemas, isCustom, acceptedFields: new Set(accepted) };
  return findSchemaFaults(schema, object, reading).map(
    ({ path, says }) => `${describePath(path, object)} ${says}`,
  );
}

const pod = (spec: Mapping, container: Mapping = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'orders' },
  spec: { containers: [{ name: 'api', ...container }], ...spec },
});

describe('a field that does not exist', () => {
  test.each<[string, ReturnType<typeof pod>, string]>([
    [
      'is told with the one that was meant',
      pod({}, { resorces: {} }),
      'spec.containers[name=api].resorces is not a field: did you mean resources?',
    ],
    [
      'is told with its letters',
      pod({}, { Image: 'x' }),
      'spec.containers[name=api].Image is not a field: it is written image',
    ],
    ['is told where nothing is like it', pod({ wonderland: 1 }), 'spec.wonderland is not a field'],
    [
      'is told with the level that it belongs to',
      { ...pod({}), nodeName: 'x' } as never,
      'nodeName is not a field here: it belongs below spec',
    ],
    [
      'is found in metadata',
      { ...pod({}), metadata: { name: 'x', lables: {} } } as never,
      'metadata.lables is not a field: did you mean labels?',
    ],
  ])('%s', (_, object, expected) => {
    expect(judge(object)).toEqual([expected]);
  });

  test('is accepted where a parameter names it', () => {
    expect(judge(pod({ hostnameOverride: 'x' }), ['hostnameOverride'])).toEqual([]);
  });

  test('is one that every mapping inherits', () => {
    expect(judge(pod({ constructor: 1, toString: 2 }))).toHaveLength(2);
  });
});

describe('a value of the wrong type', () => {
  test.each<[Mapping, string]>([
    [
      { env: [{ name: 'A', value: 1 }] },
      'env[name=A].value has to be a string, and is a whole number: put it in quotes',
    ],
    [
      { env: [{ name: 'A', value: true }] },
      'env[name=A].value has to be a string, and is a boolean: put it in quotes',
    ],
    [{ env: { A: '1' } }, 'env has to be a list, and is a mapping'],
    [{ tty: 'true' }, 'tty has to be true or false, and is a string: leave the quotes out'],
    [{ tty: 'often' }, 'tty has to be true or false, and is a string'],
    [
      { ports: [{ containerPort: '80' }] },
      'ports[0].containerPort has to be a whole number, and is a string: leave the quotes out',
    ],
    [
      { ports: [{ containerPort: 80.5 }] },
      'ports[0].containerPort has to be a whole number, and is a number',
    ],
    [{ ports: [{ containerPort: 2 ** 31 }] }, 'ports[0].containerPort does not fit 32 bits'],
    // Whole numbers that do not fit 53 bits are read as text.
    [
      { ports: [{ containerPort: '100000000000000000000' }] },
      'ports[0].containerPort does not fit 32 bits',
    ],
    [
      { lifecycle: { preStop: { sleep: { seconds: '9223372036854775808' } } } },
      'lifecycle.preStop.sleep.seconds does not fit 64 bits',
    ],
    [
      { livenessProbe: { httpGet: { port: true } } },
      'livenessProbe.httpGet.port has to be a whole number or a string, and is a boolean',
    ],
    [
      { resources: { limits: { memory: '1 Gi' } } },
      'resources.limits.memory is no quantity, such as 500m, 2 or 1.5Gi',
    ],
    [
      { imagePullPolicy: 'always' },
      'imagePullPolicy is none of Always, IfNotPresent, Never: did you mean Always?',
    ],
  ])('%j', (container, expected) => {
    expect(judge(pod({}, container))).toEqual([`spec.containers[name=api].${expected}`]);
  });

  test('of a Secret is told without the value', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', data: { password: 'hunter2!' } };
    expect(judge(secret)).toEqual(['data.password is not base64']);
  });
});

describe('no fault is', () => {
  test.each<[string, { apiVersion: string; kind: string } & Mapping]>([
    ['a null', pod({ hostNetwork: null, nodeSelector: null }, { resources: null, env: null })],
    ['a port by name or number', pod({}, { livenessProbe: { httpGet: { port: 'http' } } })],
    ['a quantity that is a number', pod({}, { resources: { limits: { cpu: 0.5 } } })],
    ['an empty text in place of a default', pod({ restartPolicy: '', dnsPolicy: '' })],
    [
      'a whole number beyond 53 bits',
      pod({ priority: 0, activeDeadlineSeconds: '1234567890123456789' }),
    ],
    [
      'what the cluster wrote',
      { ...pod({}), metadata: { creationTimestamp: null }, status: { anything: 1 } },
    ],
    [
      'base64 over several lines',
      { apiVersion: 'v1', kind: 'Secret', data: { a: 'YWJj\nZGVm\n' } },
    ],
    ['a Role without rules', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role' }],
    [
      'a NetworkPolicy without a selector',
      { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec: {} },
    ],
    [
      'any of the forms of a schema in a definition',
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        spec: {
          group: 'a.test',
          scope: 'Cluster',
          names: { kind: 'A', plural: 'as' },
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              additionalPrinterColumns: [
                { name: 'a', type: 'string', jsonPath: '.a', description: 'x' },
              ],
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  description: 'x',
                  additionalProperties: true,
                  'x-kubernetes-preserve-unknown-fields': true,
                  properties: {
                    a: { default: [1], additionalProperties: { type: 'string' }, enum: [1, 'a'] },
                  },
                },
              },
            },
          ],
        },
      },
    ],
  ])('%s', (_, object) => {
    expect(judge(object)).toEqual([]);
  });
});

test('what is required and absent, null, or in an item that is null, is missing', () => {
  const deployment = (spec: Mapping) => ({ apiVersion: 'apps/v1', kind: 'Deployment', spec });
  const missing = [
    'spec.selector is required, and missing',
    'spec.template is required, and missing',
  ];
  expect(judge(deployment({}))).toEqual(missing);
  expect(judge(deployment({ selector: null, template: null }))).toEqual(missing);
  expect(judge(pod({ containers: [null] }))).toEqual([
    'spec.containers[0].name is required, and missing',
  ]);
});

test.each<[string, Mapping, readonly string[]]>([
  ['Deployment', {}, ['spec.selector', 'spec.template']],
  ['Deployment', { spec: null }, ['spec.selector', 'spec.template']],
  ['StatefulSet', {}, ['spec.selector', 'spec.template']],
])('a spec that is absent lacks what it needs: %s %j', (kind, rest, missing) => {
  const faults = judge({ apiVersion: 'apps/v1', kind, metadata: { name: 'orders' }, ...rest });
  expect(faults.toSorted()).toEqual(missing.map((path) => `${path} is required, and missing`));
});

test.each(['Service', 'Namespace', 'PersistentVolumeClaim'])('a %s needs no spec', (kind) => {
  expect(judge({ apiVersion: 'v1', kind, metadata: { name: 'orders' } })).toEqual([]);
});

describe('the schema of a definition', () => {
  const text: Schema = { type: 'string' };

  test.each<[string, Schema, unknown, readonly string[]]>([
    ['prunes what it does not name', { type: 'object' }, { a: 1 }, ['spec.a is not a field']],
    [
      'may keep what it does not name',
      { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      { a: 1 },
      [],
    ],
    [
      'has entries of one type',
      { type: 'object', additionalProperties: text },
      { a: 1 },
      ['spec.a has to be a string, and is a whole number: put it in quotes'],
    ],
    [
      'gives a default to what is required',
      { type: 'object', required: ['a'], properties: { a: { ...text, default: 'x' } } },
      {},
      [],
    ],
    [
      'demands what is required',
      { type: 'object', required: ['a'], properties: { a: text } },
      { a: null },
      ['spec.a is required, and missing'],
    ],
    [
      'refuses null in a list',
      { type: 'array', items: text },
      [null],
      ['spec[0] has to be a string, and is null'],
    ],
    ['allows null in a list', { type: 'array', items: { ...text, nullable: true } }, [null], []],
    [
      'takes a number or a text',
      { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      'a',
      [],
    ],
    ['has limits', { type: 'integer', minimum: 1 }, 0, ['spec has to be at least 1']],
    [
      'has exclusive limits',
      { type: 'number', maximum: 1, exclusiveMaximum: true },
      1,
      ['spec has to be less than 1'],
    ],
    ['has a number, beyond 53 bits', { type: 'number' }, '100000000000000000000', []],
    [
      'has a number, beyond 53 bits and a maximum',
      { type: 'integer', maximum: 5 },
      '100000000000000000000',
      ['spec has to be at most 5'],
    ],
    ['has a pattern', { type: 'string', pattern: '^a+$' }, 'b', ['spec does not match ^a+$']],
    ['has a pattern that only Go understands', { type: 'string', pattern: '(?i)^a$' }, 'b', []],
    ['has a length', { type: 'string', minLength: 1 }, '', ['spec must not be empty']],
    [
      'has a number of items',
      { type: 'array', items: text, minItems: 1 },
      [],
      ['spec has 0 entries, and has to have at least 1'],
    ],
    [
      'has alternatives',
      {
        type: 'object',
        properties: { a: text, b: text },
        oneOf: [{ required: ['a'] }, { required: ['b'] }],
      },
      {},
      ['spec matches none of the forms that it may have (oneOf)'],
    ],
    [
      'excludes',
      { type: 'object', properties: { a: text }, not: { required: ['a'] } },
      { a: 'x' },
      ['spec has a form that is excluded (not)'],
    ],
    [
      'knows embedded objects',
      {
        type: 'object',
        'x-kubernetes-embedded-resource': true,
        'x-kubernetes-preserve-unknown-fields': true,
      },
      { kind: 'Pod', metadata: { lables: {} } },
      ['spec.metadata.lables is not a field: did you mean labels?'],
    ],
    [
      'names each item once',
      {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['name'],
        items: { type: 'object', properties: { name: text } },
      },
      [{ name: 'a' }, { name: 'a' }],
      ['spec[name=a] stands twice: an item of the same name is before it in the list'],
    ],
    [
      'has a set',
      { type: 'array', 'x-kubernetes-list-type': 'set', items: text },
      ['a', 'a'],
      ['spec[1] stands twice: an item is before it in the list'],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(judgeCustom(schema, value)).toEqual(expected);
  });
});

describe('a kind', () => {
  test.each<[string, string, object]>([
    ['apps/v1', 'Deployment', { kind: 'schema' }],
    [
      'apps/v1',
      'Deploymnet',
      { kind: 'mistaken', says: 'apps/v1 has no kind Deploymnet: did you mean Deployment?' },
    ],
    [
      'v1',
      'configmap',
      { kind: 'mistaken', says: 'v1 has no kind configmap: did you mean ConfigMap?' },
    ],
    ['v1', 'Deployment', { kind: 'mistaken', says: 'v1 has no kind Deployment: it is in apps/v1' }],
    [
      'app/v1',
      'Deployment',
      { kind: 'mistaken', says: 'app/v1 has no kind Deployment: it is in apps/v1' },
    ],
    ['apps/v3', 'Deployment', { kind: 'unknown' }],
    ['storage.k8s.io/v2', 'StorageClass', { kind: 'unknown' }],
    ['serving.knative.dev/v1', 'Service', { kind: 'unknown' }],
    ['skaffold/v4beta6', 'Config', { kind: 'unknown' }],
    ['constructor', 'toString', { kind: 'unknown' }],
  ])('%s %s', (apiVersion, kind, expected) => {
    expect(schemas.find(apiVersion, kind)).toMatchObject(expected);
  });
});

test('schemas that are damaged are an error, not a pass', () => {
  const header = JSON.stringify({ objectMeta: 0, kinds: { v1: { Pod: 1 } } });
  expect(() => new KubernetesSchemas('')).toThrow('damaged');
  expect(() => new KubernetesSchemas(`${header}\n{}`).find('v1', 'Pod')).toThrow('damaged');
});

describe('a version of an API', () => {
  test.each<[string, string, string | undefined]>([
    ['apps/v1beta9', 'Deployment', 'apps has no version v1beta9: Deployment is in apps/v1'],
    ['apps/v1/x', 'Deployment', 'apps has no version v1/x: Deployment is in apps/v1'],
    ['apps/V1', 'Widget', 'apps has no version V1: it has v1, v1alpha1, v1beta1, v1beta2'],
    ['v2', 'Pod', 'the core group has no version v2: Pod is in v1'],
    ['0.1.0', 'app', undefined],
    ['batch/v2alpha1', 'CronJob', undefined],
    ['scheduling.k8s.io/v1alpha2', 'Workload', undefined],
    ['shop.example.test/v9', 'Warehouse', undefined],
    ['constructor/v1', 'Warehouse', undefined],
  ])('%s of %s', (apiVersion, kind, expected) => {
    expect(schemas.describeUnknownVersion(apiVersion, kind)).toBe(expected);
  });
});
