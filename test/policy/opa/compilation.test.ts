/** @jest-environment ./test/policy/opa-environment.mjs */
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/client.js';
import { loadPolicyModule } from '../../../src/policy/engine/index.js';
import { webAssembly } from '../../../src/policy/opa/web-assembly.js';

jest.setTimeout(120_000);

const opa = new Opa();
afterAll(() => opa.close());

const shop = `# METADATA
# title: Bestellungen gehören jemandem 🛒
package shop

import data.lib.labels

# METADATA
# title: owner
# custom:
#   id: shop/owner
violation contains {"msg": message} if {
	not labels.owned
	message := sprintf("„%s“ gehört niemandem", [input.name])
}

other := true
`;
const labels = 'package lib.labels\n\nowned if input.labels.owner != ""\n';
const modules = { 'shop.rego': shop, 'lib/labels.rego': labels };

describe('compile', () => {
  test('makes a WebAssembly module with the asked entrypoints and their annotations', async () => {
    const { wasm, manifest, warnings } = await opa.compile({
      modules,
      entrypoints: ['shop/violation'],
      revision: 'r1',
    });
    await expect(webAssembly().compile(wasm)).resolves.toBeDefined();
    expect(manifest).toEqual({
      revision: 'r1',
      roots: [''],
      rego_version: 1,
      wasm: [
        {
          entrypoint: 'shop/violation',
          module: '/policy.wasm',
          annotations: [{ scope: 'rule', title: 'owner', custom: { id: 'shop/owner' } }],
        },
      ],
    });
    expect(warnings).toEqual([]);
    // Text outside ASCII stands in the module as it was written.
    expect(Buffer.from(wasm).includes(Buffer.from('„%s“ gehört niemandem', 'utf8'))).toBe(true);
  });

  test('gives equal bytes for equal requests, in whatever order they are written', async () => {
    const reversed = Object.fromEntries(Object.entries(modules).reverse());
    const first = await opa.compile({ modules, entrypoints: ['shop/violation', 'shop/other'] });
    const second = await opa.compile({
      modules: reversed,
      entrypoints: ['shop/other', 'shop/violation', 'shop/other'],
    });
    expect(Buffer.compare(Buffer.from(first.wasm), Buffer.from(second.wasm))).toBe(0);
    expect(second.manifest).toEqual(first.manifest);
  });

  test('warns of what only strict mode refuses', async () => {
    const { warnings } = await opa.compile({
      modules: { 'a.rego': 'package a\n\nimport data.unused\n\nx := 1\n' },
      entrypoints: ['a/x'],
    });
    expect(warnings).toEqual([
      {
        code: 'rego_compile_error',
        message: 'import data.unused unused',
        location: { file: 'a.rego', row: 3, col: 1 },
        text: 'import data.unused',
      },
    ]);
  });

  test.each([
    {
      name: 'a text that is no Rego',
      source: 'package a\n\nx := 1 +',
      error: {
        code: 'rego_parse_error',
        message: 'unexpected eof token',
        location: { file: 'a.rego', row: 3, col: 8 },
        text: 'x := 1 +',
      },
    },
    {
      name: 'an empty file',
      source: '',
      error: {
        code: 'rego_parse_error',
        message: 'empty module',
        location: { file: 'a.rego', row: 1, col: 1 },
      },
    },
    {
      name: 'an unsafe variable',
      source: 'package a\n\nx if {\n\tnot y\n}\n',
      error: {
        code: 'rego_unsafe_var_error',
        message: 'var y is unsafe',
        location: { file: 'a.rego', row: 4, col: 2 },
        text: '\tnot y',
      },
    },
    {
      name: 'a call of the network',
      source: 'package a\n\nx := http.send({"method": "get", "url": "https://example.com"})\n',
      error: {
        code: 'rego_type_error',
        message: 'http.send needs the network, which policies do not have here',
        location: { file: 'a.rego', row: 3, col: 6 },
        text: 'x := http.send({"method": "get", "url": "https://example.com"})',
      },
    },
    {
      name: 'a look-up of an address',
      source: 'package a\n\nx := net.lookup_ip_addr("example.com")\n',
      error: {
        code: 'rego_type_error',
        message: 'net.lookup_ip_addr needs the network, which policies do not have here',
        location: { file: 'a.rego', row: 3, col: 6 },
        text: 'x := net.lookup_ip_addr("example.com")',
      },
    },
    {
      name: 'metadata that is no YAML',
      source: '# METADATA\n# title: [a\npackage a\n\nx := 1\n',
      error: {
        code: 'rego_parse_error',
        message: "yaml: line 1: did not find expected ',' or ']'",
        location: { file: 'a.rego', row: 2, col: 1 },
        text: '# title: [a',
      },
    },
    {
      name: 'metadata of an unknown scope',
      source: '# METADATA\n# scope: shop\npackage a\n\nx := 1\n',
      error: {
        code: 'rego_parse_error',
        message:
          "invalid annotation scope 'shop'. Use one of 'rule', 'document', 'package', or 'subpackages'",
        location: { file: 'a.rego', row: 1, col: 1 },
        text: '# METADATA',
      },
    },
    {
      name: 'types that do not fit',
      source: 'package a\n\nx := count(1)\n',
      error: {
        code: 'rego_type_error',
        message: 'count: invalid argument(s)',
        location: { file: 'a.rego', row: 3, col: 6 },
        text: 'x := count(1)',
        details: ['have: (number, ???)', expect.stringMatching(/^want: \(/)],
      },
    },
  ])('refuses $name with its place and line', async ({ source, error }) => {
    const refused = opa.compile({ modules: { 'a.rego': source }, entrypoints: ['a/x'] });
    await expect(refused).rejects.toMatchObject({ code: 'policy-compile', errors: [error] });
  });

  test('makes a module of a query', async () => {
    const { wasm } = await opa.compile({
      modules: { 'a.rego': 'package a\n\nx contains n if some n in input.numbers\n' },
      query: 'data.a.x[n]; n > 1',
    });
    expect(loadPolicyModule(wasm).entrypoints).toEqual(['eval']);
  });

  test.each([
    { name: 'with an error', query: 'data.a.x[n]; m > 1', message: 'query:1:14: var m is unsafe' },
    { name: 'beside entrypoints', query: 'x = 1', message: /entrypoints and a query/ },
  ])('refuses a query $name', async ({ query, message }) => {
    const entrypoints = query === 'x = 1' ? ['a/x'] : [];
    await expect(
      opa.compile({ modules: { 'a.rego': 'package a\n\nx := [1]\n' }, entrypoints, query }),
    ).rejects.toThrow(message);
  });

  test('names every file that cannot be parsed', async () => {
    const refused = opa.compile({
      modules: { 'b.rego': 'y', 'a.rego': 'x', 'c.rego': 'package c\nx := 1\n' },
      entrypoints: ['c/x'],
    });
    await expect(refused).rejects.toMatchObject({
      message: 'a.rego:1:1: package expected (and 1 more)',
      errors: [{ location: { file: 'a.rego' } }, { location: { file: 'b.rego' } }],
    });
  });

  test('refuses a builtin that the capabilities leave out', async () => {
    const { capabilities } = await opa.version();
    const builtins = capabilities['builtins'] as { name: string }[];
    const refused = opa.compile({
      modules: { 'a.rego': 'package a\n\nx := sprintf("%d", [1])\n' },
      entrypoints: ['a/x'],
      capabilities: {
        ...capabilities,
        builtins: builtins.filter(({ name }) => name !== 'sprintf'),
      },
    });
    await expect(refused).rejects.toMatchObject({
      code: 'policy-compile',
      errors: [{ code: 'rego_type_error', message: 'undefined function sprintf' }],
    });
  });

  test('names every entrypoint that no rule answers', async () => {
    const refused = opa.compile({
      modules: { 'a.rego': 'package a\n\nx := 1\n\nf(y) := y\n' },
      entrypoints: ['a/x', 'a/y', 'b', 'a/f'],
    });
    await expect(refused).rejects.toMatchObject({
      code: 'policy-compile',
      errors: ['a/f', 'a/y', 'b'].map((entrypoint) => ({
        code: 'rego_compile_error',
        message: `entrypoint "${entrypoint}" does not refer to a rule or a package with rules`,
      })),
    });
  });

  test('refuses a request without an entrypoint as misuse', async () => {
    const refused = opa.compile({ modules, entrypoints: [] });
    await expect(refused).rejects.toMatchObject({ code: 'usage' });
  });

  test('refuses a rule whose place is taken by data', async () => {
    const refused = opa.compile({
      modules: { 'a.rego': 'package a\n\nx := 1\n' },
      data: { a: { x: 2 } },
      entrypoints: ['a/x'],
    });
    await expect(refused).rejects.toMatchObject({
      code: 'policy-compile',
      errors: [{ message: 'conflicting rule for data path a/x found' }],
    });
  });
});
