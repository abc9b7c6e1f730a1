/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/client.js';
import type { ModuleView } from '../../../src/policy/opa/inspection.js';

jest.setTimeout(120_000);

const opa = new Opa();
afterAll(() => opa.close());

async function inspectOne(source: string): Promise<ModuleView> {
  const { modules } = await opa.inspect({ 'a.rego': source });
  return modules[0] as ModuleView;
}

describe('inspect', () => {
  test('lists packages and imports with their places', async () => {
    const view = await inspectOne(
      'package a.b\n\nimport rego.v1\nimport input.review as r\nimport data.lib.x\n\ny := r\n',
    );
    expect(view).toMatchObject({
      path: 'a.rego',
      package: ['a', 'b'],
      packageLocation: { file: 'a.rego', row: 1, col: 1 },
      imports: [
        { path: ['rego', 'v1'], location: { file: 'a.rego', row: 3, col: 1 } },
        { path: ['input', 'review'], alias: 'r', location: { row: 4 } },
        { path: ['data', 'lib', 'x'], location: { row: 5 } },
      ],
    });
  });

  test.each([
    ['x := 1', { name: 'x', kind: 'complete', default: false, arity: 0 }],
    ['default x := 1', { name: 'x', kind: 'complete', default: true, arity: 0 }],
    ['x contains 1', { name: 'x', kind: 'partial-set', arity: 0 }],
    ['x[y] := 1 if some y in [1]', { name: 'x', kind: 'partial-object', arity: 0 }],
    ['x["a/b"] := 1', { name: 'x["a/b"]', kind: 'partial-object', arity: 0 }],
    ['x.y.z := 1', { name: 'x.y.z', kind: 'complete', arity: 0 }],
    ['x(a, b) := a + b', { name: 'x', kind: 'function', arity: 2 }],
  ])('tells what kind of rule `%s` is', async (rule, expected) => {
    const { rules } = await inspectOne(`package a\n\n${rule}\n`);
    expect(rules).toMatchObject([{ ...expected, location: { file: 'a.rego', row: 3, col: 1 } }]);
  });

  test.each([
    ['x := data.foo.bar', [{ path: ['data', 'foo', 'bar'], dynamic: false }]],
    ['x := input', [{ path: ['input'], dynamic: false }]],
    ['x := input["a b"][0].c', [{ path: ['input', 'a b', '0', 'c'], dynamic: false }]],
    ['x := data[input.key].y', [{ path: ['data'], dynamic: true }, { path: ['input', 'key'] }]],
    ['x := [y | y := data.a[_]]', [{ path: ['data', 'a'], dynamic: true }]],
    ['x := data.f.g(1)', [{ path: ['data', 'f', 'g'], dynamic: false }]],
    ['x[data.k] := 1', [{ path: ['data', 'k'], dynamic: false }]],
    ['x := 1 if false else := data.z', [{ path: ['data', 'z'] }]],
    ['x if every y in data.s { y > input.m }', [{ path: ['data', 's'] }, { path: ['input', 'm'] }]],
    ['x := $"{data.t}"', [{ path: ['data', 't'] }]],
    ['x := y if y := "data.no.reference"', []],
  ])('finds the uses of data and input in `%s`', async (rule, expected) => {
    const { references } = await inspectOne(`package a\n\n${rule}\n`);
    expect(references).toMatchObject(expected);
    expect(references).toHaveLength(expected.length);
  });

  test('lists what `with` replaces', async () => {
    const { replacements } = await inspectOne(
      'package a\n\nx if y with input.z as 1 with data.b as 2 with time.now_ns as 3\n',
    );
    expect(replacements).toMatchObject([
      { path: ['input', 'z'], location: { row: 3, col: 13 } },
      { path: ['data', 'b'] },
      { path: ['time', 'now_ns'] },
    ]);
  });

  test('lists the builtins that are called, the forbidden and the nested ones too', async () => {
    const { builtins } = await inspectOne(
      'package a\n\nx := count(split(input.a, ",")) + 1\n\ny := http.send({}) if f(1)\n\nf(z) := z in [1]\n',
    );
    expect(builtins.map(({ name, location }) => `${location.row} ${name}`)).toEqual([
      '3 count',
      '3 split',
      '3 plus',
      '5 http.send',
      '7 internal.member_2',
    ]);
  });

  test('reads every part of an annotation', async () => {
    const source = `# METADATA
# title: Töpfe
# description: Every pot has a lid.
# organizations: [kitchen]
# related_resources:
#   - https://example.com/pots
#   - ref: https://example.com/lids
#     description: on lids
# authors:
#   - cook <cook@example.com>
# custom:
#   id: kitchen/lid
#   parameters:
#     count: {type: integer, default: 2}
package kitchen.lid

# METADATA
# entrypoint: true
# schemas:
#   - input: {type: object}
violation contains "no lid"
`;
    const { annotations } = await opa.inspect({ 'policies/lid.rego': source });
    expect(annotations).toEqual([
      {
        path: ['kitchen', 'lid'],
        scope: 'package',
        location: { file: 'policies/lid.rego', row: 1, col: 1 },
        targetLocation: { file: 'policies/lid.rego', row: 15, col: 1 },
        title: 'Töpfe',
        description: 'Every pot has a lid.',
        entrypoint: false,
        organizations: ['kitchen'],
        relatedResources: [
          { ref: 'https://example.com/pots' },
          { ref: 'https://example.com/lids', description: 'on lids' },
        ],
        authors: [{ name: 'cook', email: 'cook@example.com' }],
        schemas: [],
        custom: { id: 'kitchen/lid', parameters: { count: { type: 'integer', default: 2 } } },
        labels: {},
      },
      {
        path: ['kitchen', 'lid', 'violation'],
        scope: 'document',
        location: { file: 'policies/lid.rego', row: 17, col: 1 },
        targetLocation: { file: 'policies/lid.rego', row: 21, col: 1 },
        entrypoint: true,
        organizations: [],
        relatedResources: [],
        authors: [],
        schemas: [{ path: 'input', definition: { type: 'object' } }],
        custom: {},
        labels: {},
      },
    ]);
  });

  test('reads modules that would not compile', async () => {
    const { rules } = await inspectOne('package a\n\nx := y\n');
    expect(rules).toHaveLength(1);
  });

  test('sorts modules by path', async () => {
    const { modules } = await opa.inspect({ 'b.rego': 'package b\n', 'a.rego': 'package a\n' });
    expect(modules.map(({ path }) => path)).toEqual(['a.rego', 'b.rego']);
  });

  test.each([
    {
      name: 'a text that is no Rego',
      modules: { 'a.rego': 'package a\nx :=' },
      message: /^a\.rego:2:\d+: /,
    },
    {
      name: 'one package annotated twice',
      modules: {
        'a.rego': '# METADATA\n# title: one\npackage a\n',
        'b.rego': '# METADATA\n# title: two\npackage a\n',
      },
      message: /^b\.rego:1:1: package annotation redeclared: a\.rego:1$/,
    },
  ])('refuses $name', async ({ modules, message }) => {
    await expect(opa.inspect(modules)).rejects.toMatchObject({
      code: 'policy-compile',
      message: expect.stringMatching(message),
    });
  });
});
