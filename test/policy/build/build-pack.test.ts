/** @jest-environment ./test/policy/opa-environment.mjs */
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { type BuiltPack, buildPack } from '../../../src/policy/build/index.js';
import { Opa } from '../../../src/policy/opa/index.js';
import { PackEvaluator } from '../../../src/policy/pack-evaluator.js';
import { build, firstRow, libraries, loadPack, writePolicy } from '../packs.js';

jest.setTimeout(60_000);

const opa = new Opa();
afterAll(() => opa.close());

const objectPolicy = writePolicy({
  id: 'kubernetes/on-objects',
  rego: `import data.lib.archfit.kubernetes

applies if kubernetes.is_workload

violation contains {"msg": sprintf("%s is wrong", [kubernetes.display]), "details": {}} if applies`,
});
const setPolicy = writePolicy({ id: 'kubernetes/on-sets', scope: 'set' });
const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'orders' } };
const facts = { workloads: { 'apps/Deployment/orders': { wrong: true } } };

function reverse<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).reverse());
}

function evaluatorOf(built: BuiltPack): PackEvaluator {
  return new PackEvaluator(loadPack(built), built.manifest.rules);
}

describe('a build', () => {
  test('describes what it made', async () => {
    const { wasm, manifest } = await build(opa, objectPolicy, setPolicy);
    const digest = createHash('sha256').update(wasm).digest('hex');
    const { opa: version } = await opa.version();
    expect(manifest).toMatchObject({
      schemaVersion: 1,
      name: 'test',
      opa: version,
      module: { file: 'policies.wasm', bytes: wasm.byteLength, digest: `sha256:${digest}` },
      entrypoints: ['aggregate/kinds', 'aggregate/objects', 'aggregate/sets'],
      rules: [{ id: 'kubernetes/on-objects' }, { id: 'kubernetes/on-sets' }],
    });
  });

  test('gives equal bytes and equal manifests for equal sources, in whatever order they come', async () => {
    const sources = { ...libraries, ...objectPolicy, ...setPolicy };
    const first = await buildPack(opa, 'test', sources, 'policies.wasm');
    const again = await buildPack(opa, 'test', sources, 'policies.wasm');
    const reversed = await buildPack(opa, 'test', reverse(sources), 'policies.wasm');
    for (const { wasm, manifest } of [again, reversed]) {
      expect(manifest).toEqual(first.manifest);
      expect(Buffer.from(wasm).equals(first.wasm)).toBe(true);
    }
  });

  test.each([
    ['a policy', Object.keys(objectPolicy)[0] ?? ''],
    ['a library', 'policies/lib/kubernetes.rego'],
  ])('gives another revision when %s changes, if only by a comment', async (_, path) => {
    const sources: Record<string, string> = { ...libraries, ...objectPolicy };
    const changed = { ...sources, [path]: `${sources[path] ?? ''}\n# a comment\n` };
    const before = await buildPack(opa, 'test', sources, 'policies.wasm');
    const after = await buildPack(opa, 'test', changed, 'policies.wasm');
    expect(after.manifest.revision).not.toBe(before.manifest.revision);
  });

  test('leaves tests out, even those that would break the contract', async () => {
    const tests = {
      'policies/kubernetes/on_objects/on_objects_test.rego':
        'package archfit.kubernetes.on_objects_test\n\nimport rego.v1\n\ntest_it if http.send({})\n',
    };
    const [without, together] = [
      await build(opa, objectPolicy),
      await build(opa, objectPolicy, tests),
    ];
    expect(together.manifest).toEqual(without.manifest);
    expect(Buffer.from(together.wasm).equals(without.wasm)).toBe(true);
  });

  test('names the place of what does not compile', async () => {
    const rego = 'applies if input.x\n\nviolation contains {"msg": "a", "details": {}} if )';
    await expect(build(opa, writePolicy({ rego }))).rejects.toMatchObject({
      code: 'policy-compile',
      message: expect.stringMatching(
        `^policies/kubernetes/sample/sample.rego:${firstRow + 2}:\\d+: `,
      ),
    });
  });

  test('refuses policies of scope object whose kinds nobody knows: none would ever be judged', async () => {
    await expect(buildPack(opa, 'test', writePolicy(), 'policies.wasm')).rejects.toMatchObject({
      code: 'policy-contract',
      message: expect.stringMatching(
        '^policies/kubernetes/sample/sample.rego:5:1: lib.archfit.kubernetes, .* is missing$',
      ),
    });
  });
});

describe('what another host has to be told', () => {
  const [uses = '', both = '', apart = ''] = ['uses', 'both', 'apart'].map(
    (name) => `policies/lib/${name}.rego`,
  );
  const policy = writePolicy({
    rego: `import data.lib.archfit.kubernetes
import data.lib.house.both

applies if kubernetes.is_workload

violation contains {"msg": both.text, "details": {}} if applies`,
  });
  const house = {
    [apart]: 'package lib.house.apart\n\ntext := "apart"\n',
    [both]: 'package lib.house.both\n\ntext := data.lib.house.uses.text\n',
    [uses]: 'package lib.house.uses\n\ntext := "uses"\n',
  };

  test('is the libraries that a rule needs, in the order in which they need each other', async () => {
    const { manifest } = await build(opa, policy, house);
    expect(manifest.rules.map(({ libraries: needed }) => needed)).toEqual([
      [uses, both, 'policies/lib/scopes.rego', 'policies/lib/kubernetes.rego'],
    ]);
  });

  test('is the kinds that the names of applies_to stand for', async () => {
    const { manifest } = await build(opa, objectPolicy);
    expect(manifest.kinds?.['config map']).toEqual([{ group: '', kind: 'ConfigMap' }]);
    expect(manifest.kinds?.['workload']).toContainEqual({ group: 'apps', kind: 'Deployment' });
  });

  test('is nothing of a rule that needs the facts of a set', async () => {
    const { manifest } = await build(opa, setPolicy);
    expect(manifest).not.toHaveProperty('kinds');
    expect(manifest.rules).not.toContainEqual(expect.objectContaining({ libraries: [] }));
  });
});

describe('builtins', () => {
  const calling = (call: string) =>
    writePolicy({
      rego: `applies if input.x\n\nviolation contains {"msg": "a", "details": {"x": _x}} if input.x\n\n_x := ${call}`,
    });

  test('that the module asks its host for are listed; those that it brings are not', async () => {
    const call = '[count(input.x), units.parse("1k"), sprintf("%v", [input.x]), upper("a")]';
    const { manifest } = await build(opa, calling(call));
    expect(manifest.builtins).toEqual(['sprintf', 'units.parse']);
  });

  test('are none where none is needed', async () => {
    expect((await build(opa, setPolicy)).manifest.builtins).toEqual([]);
  });

  test('that no host has are refused where they are called', async () => {
    await expect(
      build(opa, calling('[io.jwt.decode(input.x), count(graphql.parse("a", "b"))]')),
    ).rejects.toMatchObject({
      code: 'policy-contract',
      message: [
        `policies/kubernetes/sample/sample.rego:${firstRow + 4}:8: archfit does not have the builtin io.jwt.decode`,
        `policies/kubernetes/sample/sample.rego:${firstRow + 4}:38: archfit does not have the builtin graphql.parse`,
      ].join('\n'),
    });
  });

  test.each(['http.send({"method": "get", "url": input.x})', 'net.lookup_ip_addr("a")'])(
    'that need the network are refused: %s',
    async (call) => {
      await expect(build(opa, calling(call))).rejects.toMatchObject({
        code: 'policy-compile',
        message: expect.stringContaining('policies/kubernetes/sample/sample.rego:11:'),
      });
    },
  );
});

describe('a pack', () => {
  test('without set-scope rules is evaluated', async () => {
    const evaluator = evaluatorOf(await build(opa, objectPolicy));
    expect(evaluator.judgesKind('apps/v1', 'Deployment')).toBe(true);
    expect(evaluator.judgeObject(deployment).violations.get('kubernetes/on-objects')).toMatchObject(
      [{ message: 'Deployment orders is wrong' }],
    );
    expect(evaluator.judgeSet(facts)).toEqual({ rules: new Map(), failures: [] });
  });

  test('without object-scope rules is evaluated', async () => {
    const evaluator = evaluatorOf(await build(opa, setPolicy));
    expect(evaluator.judgesKind('apps/v1', 'Deployment')).toBe(false);
    expect(evaluator.judgeObject(deployment)).toEqual({ violations: new Map(), failures: [] });
    expect(evaluator.judgeSet(facts).rules.get('kubernetes/on-sets')).toMatchObject({
      violations: [{ message: 'wrong', subject: 'apps/Deployment/orders' }],
      undecided: [],
      examined: ['apps/Deployment/orders'],
    });
  });

  test('without rules is evaluated', async () => {
    const evaluator = evaluatorOf(await build(opa));
    expect(evaluator.judgesKind('apps/v1', 'Deployment')).toBe(false);
    expect(evaluator.judgeSet(facts)).toEqual({ rules: new Map(), failures: [] });
  });
});
