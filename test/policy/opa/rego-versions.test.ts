/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { loadPolicyModule, PolicyEvaluator } from '../../../src/policy/engine/index.js';
import { Opa } from '../../../src/policy/opa/client.js';
import type { RegoVersion } from '../../../src/policy/opa/compilation.js';

jest.setTimeout(120_000);

const opa = new Opa();
afterAll(() => opa.close());

const v0 = `package shop

deny[msg] {
	input.spec.replicas < data.limits.least
	msg := sprintf("%d replicas", [input.spec.replicas])
}
`;
const v1 = 'package limits\n\nleast := 2\n';
const mixed = { 'limits.rego': v1, 'shop.rego': v0 };
const input = { spec: { replicas: 1 } };

describe('modules of both versions', () => {
  test('are compiled into one', async () => {
    const { wasm } = await opa.compile({
      modules: mixed,
      entrypoints: ['shop/deny'],
      regoVersion: 'auto',
    });
    expect(new PolicyEvaluator(loadPolicyModule(wasm)).evaluate(input, 'shop/deny')).toEqual([
      '1 replicas',
    ]);
  });

  test('are evaluated, checked and tested together', async () => {
    const policies = { modules: mixed, regoVersion: 'auto' } as const;
    expect(await opa.evaluate({ ...policies, query: 'data.shop.deny', input })).toMatchObject({
      resultSet: [{ expressions: [{ value: ['1 replicas'] }] }],
    });
    expect(await opa.check(policies)).toEqual([]);
    const modules = {
      ...mixed,
      'shop_test.rego': `package shop\n\ntest_deny { deny["1 replicas"] with input as ${JSON.stringify(input)} }\n`,
    };
    expect(await opa.test({ modules, regoVersion: 'auto' })).toMatchObject({
      tests: [{ name: 'test_deny', outcome: 'pass' }],
    });
  });

  test('can be told by path', async () => {
    const { modules } = await opa.inspect(mixed, { regoVersions: { 'shop.rego': 0 } });
    expect(modules.map(({ path, regoVersion }) => [path, regoVersion])).toEqual([
      ['limits.rego', 1],
      ['shop.rego', 0],
    ]);
  });
});

test.each<[name: string, source: string, read: RegoVersion]>([
  ['with a body that has no `if`', 'package a\n\nx { true }\n', 0],
  ['with a set that has no `contains`', 'package a\n\nx["a"] { true }\n', 0],
  ['that fits both', 'package a\n\nx := 1\n', 1],
  ['with keywords of the future', 'package a\n\nimport future.keywords.if\n\nx if true\n', 1],
  ['with a builtin that v1 no longer has', 'package a\n\nx := any([true])\n', 0],
  ['with a rule that v1 keeps for its input', 'package a\n\ninput := 1\n', 0],
  ['that imports v1', 'package a\n\nimport rego.v1\n\nx if true\n', 1],
])('reads a module %s as its author meant it', async (_, source, regoVersion) => {
  const { modules } = await opa.inspect({ 'a.rego': source }, { regoVersion: 'auto' });
  expect(modules).toMatchObject([{ regoVersion }]);
});

test.each<[name: string, source: string, message: string, note: string]>([
  [
    'v0',
    'package a\n\ndeny[msg] {\n\tmsg := \n}\n',
    'a.rego:5:1: unexpected } token',
    'read as Rego v0: a rule of the file has a body without `if`',
  ],
  [
    'v1',
    'package a\n\ndeny contains msg if {\n\tmsg := \n}\n',
    'a.rego:5:1: unexpected } token',
    'read as Rego v1; as Rego v0 it cannot be read either',
  ],
])('says that an error is one of Rego %s', async (_, source, message, note) => {
  await expect(opa.inspect({ 'a.rego': source }, { regoVersion: 'auto' })).rejects.toMatchObject({
    code: 'policy-compile',
    message,
    errors: [{ details: [note] }],
  });
});

test('finds rules and calls in Rego v0, and in what `with` puts in', async () => {
  const source =
    'package a\n\ndefault x = false\n\nx { count(input.a) > 1; y with trim as crypto.md5 }\n\ny[z] { z := lower("A") }\n';
  const { modules } = await opa.inspect({ 'a.rego': source }, { regoVersion: 'auto' });
  const [view] = modules;
  expect(view?.rules.map(({ name, kind, location }) => [name, kind, location.row])).toEqual([
    ['x', 'complete', 3],
    ['x', 'complete', 5],
    ['y', 'partial-set', 7],
  ]);
  expect(view?.builtins.map(({ name, location }) => `${location.row} ${name}`)).toEqual([
    '5 count',
    '5 gt',
    '5 crypto.md5',
    '7 assign',
    '7 lower',
  ]);
});

test('takes a function of the package for what it is, not for the builtin of its name', async () => {
  const { modules } = await opa.inspect({
    'a.rego': 'package a\n\nx := trace(1)\n',
    'b.rego': 'package a\n\ntrace(y) := y\n',
  });
  expect(modules[0]?.builtins).toEqual([]);
});

test('formats each version as itself', async () => {
  const options = { regoVersion: 'auto' } as const;
  expect(await opa.format('a.rego', 'package a\nx{input.y}\n', options)).toBe(
    'package a\n\nx {\n\tinput.y\n}\n',
  );
  expect(await opa.format('a.rego', 'package a\nx  if input.y\n', options)).toBe(
    'package a\n\nx if input.y\n',
  );
});

test('refuses a version that there is not', async () => {
  const regoVersion = 2 as unknown as RegoVersion;
  await expect(opa.inspect({}, { regoVersion })).rejects.toMatchObject({
    code: 'usage',
    message: '2 is no version of Rego: give 0, 1 or "auto"',
  });
});
