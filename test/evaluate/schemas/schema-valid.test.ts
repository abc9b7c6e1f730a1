import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { evaluate, type EvaluateOptions, kubernetes } from '../../../src/index.js';

const rule = 'kubernetes/schema-valid';

async function judge(documents: readonly object[], options: EvaluateOptions = {}) {
  const text = documents.map((document) => JSON.stringify(document)).join('\n---\n');
  const stdin = Readable.from([Buffer.from(text)]);
  const report = await evaluate([kubernetes({ manifests: '-' })], {
    only: [rule],
    stdin,
    ...options,
  });
  const check = report.checks.find((each) => each.rule === rule);
  if (!check) throw new Error('the rule did not run');
  return { report, check, messages: check.findings.map(({ message }) => message) };
}

const definition = (schema?: object, given: object = {}) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'warehouses.shop.example.test' },
  spec: {
    group: 'shop.example.test',
    scope: 'Namespaced',
    names: { kind: 'Warehouse', plural: 'warehouses' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        ...(schema && { schema: { openAPIV3Schema: schema } }),
        ...given,
      },
    ],
  },
});

const specOf = (properties: object) => ({
  type: 'object',
  properties: { spec: { type: 'object', properties } },
});

const warehouse = (spec: object) => ({
  apiVersion: 'shop.example.test/v1',
  kind: 'Warehouse',
  metadata: { name: 'main' },
  spec,
});

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: {} };

describe('an object of a custom kind', () => {
  test('is judged by the definition of its set, wherever that stands', async () => {
    const crd = definition(specOf({ size: { type: 'integer' } }));
    const { check, messages } = await judge([warehouse({ sise: 1 }), crd]);
    expect(messages).toEqual(['Warehouse main: spec.sise is not a field: did you mean size?']);
    expect(check.evidence).toEqual({ unit: 'object', examined: 2 });
  });

  test('counts as not judged where the input does not define it', async () => {
    const { check } = await judge([configMap, warehouse({}), warehouse({})]);
    expect(check).toMatchObject({
      outcome: 'pass',
      evidence: {
        examined: 1,
        notJudged: [{ what: 'Warehouse (shop.example.test/v1)', count: 2 }],
      },
    });
  });

  test('never passes alone', async () => {
    const { check } = await judge([warehouse({})]);
    expect(check).toMatchObject({ outcome: 'not-applicable', evidence: { examined: 0 } });
  });

  test('leaves the rule undecided where every kind has to have a schema', async () => {
    const setting = { parameters: { requireSchemas: true } };
    const { check, report } = await judge([configMap, warehouse({}), warehouse({})], {
      rules: { [rule]: setting },
    });
    expect(check.outcome).toBe('not-evaluated');
    expect(check.undecided).toHaveLength(1);
    expect(report.verdict.gate).toBe('undecided');
  });

  test.each<[string, object]>([
    ['has no schema', definition()],
    [
      'has a schema with values of wrong types',
      definition({ type: 'object', properties: { spec: 1 } }),
    ],
  ])('is not judged by a definition that %s', async (_, crd) => {
    const { check } = await judge([crd, warehouse({ a: 1 })]);
    expect(check.evidence.notJudged).toMatchObject([{ count: 1 }]);
    expect(check.findings.every(({ subject }) => subject.kind !== 'Warehouse')).toBe(true);
  });

  test.each<[string, object[], string]>([
    [
      'does not have it',
      [definition(specOf({}), { name: 'v2' })],
      'shop.example.test/v1: it serves shop.example.test/v2',
    ],
    [
      'does not serve it',
      [definition(specOf({}), { served: false })],
      'shop.example.test/v1: it serves nothing',
    ],
  ])('is refused where its definition %s', async (_, crds, says) => {
    const { check, report } = await judge([...crds, warehouse({}), warehouse({})]);
    expect(check.evidence).toEqual({ unit: 'object', examined: 3 });
    expect(check.findings).toHaveLength(2);
    expect(check.findings[0]).toMatchObject({
      message: `Warehouse main: its CustomResourceDefinition does not serve ${says}`,
      path: 'apiVersion',
      related: [{ pointer: '/spec/versions' }],
    });
    expect(report.verdict.gate).toBe('closed');
  });

  test('is judged where one of several definitions serves its version', async () => {
    const { messages, check } = await judge([
      definition(specOf({}), { name: 'v2' }),
      definition(specOf({})),
      warehouse({}),
    ]);
    expect(messages).toEqual([]);
    expect(check.evidence).toEqual({ unit: 'object', examined: 3 });
  });

  test('is right where one of several definitions accepts it', async () => {
    const small = definition(specOf({ size: { type: 'integer' } }));
    const large = definition(specOf({ size: { type: 'string' } }));
    const { messages } = await judge([small, large, warehouse({ size: 'large' })]);
    expect(messages).toEqual([]);
  });
});

describe('a version that no API server has', () => {
  const future = { ...configMap, apiVersion: 'v9' };

  test('is refused', async () => {
    const { messages, check } = await judge([future]);
    expect(messages).toEqual(['ConfigMap a: the core group has no version v9: ConfigMap is in v1']);
    expect(check.findings[0]).toMatchObject({ location: { pointer: '/apiVersion' } });
  });

  test('is not judged where a parameter names it', async () => {
    const { check } = await judge([configMap, future], {
      rules: { [rule]: { parameters: { acceptedVersions: ['v9'] } } },
    });
    expect(check).toMatchObject({
      outcome: 'pass',
      evidence: { examined: 1, notJudged: [{ what: 'ConfigMap (v9)', count: 1 }] },
    });
  });
});

test('settings, exceptions and identity are those of every rule', async () => {
  const typo = { ...configMap, dta: {} };
  const { check } = await judge([typo], { rules: { [rule]: 'low' } });
  expect(check).toMatchObject({ severity: 'low', findings: [{ severity: 'low', path: 'dta' }] });
  await expect(judge([typo], { rules: { [rule]: 'off' } })).rejects.toThrow('did not run');
  const accepted = await judge([typo], {
    rules: { [rule]: { parameters: { acceptedFields: ['dta'] } } },
  });
  expect(accepted.check.outcome).toBe('pass');
});

test('a finding stands at the key, and never shows a secret', async () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a' },
    data: { password: 'hunter2!' },
  };
  const { check, report } = await judge([secret]);
  expect(check.findings).toMatchObject([
    { path: 'data.password', location: { pointer: '/data/password' } },
  ]);
  expect(JSON.stringify(report)).not.toContain('hunter2');
});
