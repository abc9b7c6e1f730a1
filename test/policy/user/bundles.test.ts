/** @jest-environment ./test/policy/opa-environment.mjs */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { writePolicy } from '../packs.js';
import { readBundle } from '../../../src/policy/user/read/read-bundle.js';
import { readTar } from '../../../src/policy/user/read/read-tar.js';
import { type ArchivePart, bundle, tar } from './bundles.js';
import { judgeOf, loadFiles, opa, placesOf, says } from './policies.js';

const v1 = 'package shop.rules\ndeny contains "x" if input.x == data.shop.limits.x\n';
const v0 = 'package shop.old\nwarn["y"] { input.y }\n';

describe('a bundle of OPA', () => {
  test('has its policies, in the versions that it says, and its data', async () => {
    const loaded = await loadFiles(
      {
        'b.tar.gz': bundle({
          '/.manifest': JSON.stringify({
            roots: ['shop'],
            rego_version: 1,
            file_rego_versions: { '/old/*.rego': 0 },
          }),
          '/rules/a.rego': v1,
          '/rules/a_test.rego': 'package shop.rules\ntest_x if false',
          '/old/b.rego': v0,
          '/shop/limits/data.json': '{"x": 3}',
          '/.signatures.json': '{}',
        }),
      },
      'b.tar.gz',
    );
    expect(loaded.problems).toEqual([]);
    expect(loaded.notes.map(({ message }) => message)).toEqual([
      'b.tar.gz is signed; the signature was not verified',
      'rules as conftest reads them, of shop.old: warn; shop.rules: deny',
      'Rego v0: b.tar.gz/old/b.rego. It is judged as it is; opa fmt --v0-v1 --write makes Rego v1 of it',
    ]);
    expect(says(judgeOf(loaded.packs[0]), { x: 3, y: true })).toEqual([
      'shop-old/warn: y',
      'shop-rules/deny: x',
    ]);
  });

  test('that was compiled has the rules that are its entrypoints, with what METADATA say', async () => {
    const { wasm, manifest } = await opa.compile({
      modules: {
        'a.rego':
          'package shop\n# METADATA\n# title: No x\n# custom: {severity: low}\ndeny contains data.word if input.x\nwarn contains "w" if input.w\nallow if input.x',
      },
      entrypoints: ['shop/deny', 'shop/warn'],
    });
    const files = { '/policy.wasm': wasm, '/data.json': '{"word": "said"}' };
    const loaded = await loadFiles(
      { 'b.tar.gz': bundle({ ...files, '/.manifest': JSON.stringify(manifest) }) },
      'b.tar.gz',
    );
    expect(loaded.problems).toEqual([]);
    expect(loaded.packs[0]?.rules.map(({ id, title, severity }) => [id, title, severity])).toEqual([
      ['shop/deny', 'No x', 'low'],
      ['shop/warn', 'shop: warn', 'medium'],
    ]);
    expect(says(judgeOf(loaded.packs[0]), { x: true })).toEqual(['shop/deny: said']);
    expect(says(judgeOf(loaded.packs[0], 'shop/warn'), { x: true })).toEqual([]);
  });

  test.each<readonly [string, Uint8Array, unknown]>([
    ['bytes that are no archive', Buffer.from('no'), /no archive that gzip packed/],
    [
      'one that is cut off',
      bundle({ '/a.rego': v1 }).subarray(0, 60),
      /no archive that gzip packed/,
    ],
    [
      'an entry that leads out of it',
      bundle({ '../../x.rego': v1 }),
      /the entry "\.\.\/\.\.\/x\.rego" leads out of the archive/,
    ],
    [
      'data beside its roots',
      bundle({ '/.manifest': '{"roots": ["shop"]}', '/data.json': '{"shop": {}, "other": 1}' }),
      /the data at other stand in none/,
    ],
    [
      'a package beside its roots',
      bundle({ '/.manifest': '{"roots": ["other"]}', '/a.rego': v1 }),
      /the package shop\.rules stands in none of the roots other/,
    ],
    [
      'a manifest that is none',
      bundle({ '/.manifest': '{', '/a.rego': v1 }),
      /\.manifest is no object/,
    ],
    ['a change of another bundle', bundle({ '/patch.json': '{}' }), /it is no whole one/],
    ['nothing to judge by', bundle({ '/data.json': '{}' }), /no rule was found/],
  ])('%s is a problem', async (_, bytes, expected) => {
    const loaded = await loadFiles({ 'b.tar.gz': bytes }, 'b.tar.gz');
    expect(placesOf(loaded)).toEqual([expect.stringMatching(expected as RegExp)]);
    expect(loaded.packs).toEqual([]);
  });

  test('that would fill the memory is a problem', async () => {
    const huge = gzipSync(Buffer.alloc(2 ** 20));
    await expect(readBundle('b.tar.gz', huge, 1000)).rejects.toThrow(
      'the bundle unpacks to more than 1000 bytes',
    );
  });
});

describe('a compiled module', () => {
  test('has the rules of an entrypoint that is a package', async () => {
    const { wasm } = await opa.compile({
      modules: { 'a.rego': 'package shop\ndeny_x contains "x" if input.x\nallow := true' },
      entrypoints: ['shop'],
    });
    const loaded = await loadFiles({ 'p.wasm': wasm }, 'p.wasm');
    expect(loaded.problems).toEqual([]);
    expect(says(judgeOf(loaded.packs[0]), { x: 1 })).toEqual(['shop/deny-x: x']);
  });

  test('without such an entrypoint is a problem', async () => {
    const { wasm } = await opa.compile({
      modules: { 'a.rego': 'package shop\nallow if input.x' },
      entrypoints: ['shop/allow'],
    });
    const loaded = await loadFiles({ 'p.wasm': wasm }, 'p.wasm');
    expect(placesOf(loaded)).toEqual(['p.wasm: none of its entrypoints is a rule: shop/allow']);
  });

  test('that is none is a problem', async () => {
    const loaded = await loadFiles({ 'p.wasm': 'no' }, 'p.wasm');
    expect(loaded.problems).toHaveLength(1);
    expect(loaded.problems[0]?.code).toBe('policies-invalid');
  });
});

test('policies in the contract of archfit are built as its own, with its libraries', async () => {
  const policy = writePolicy({
    id: 'shop/no-root',
    custom: { domain: 'kubernetes' },
    rego: `import data.lib.archfit.kubernetes

applies if kubernetes.is_workload

violation contains {"msg": sprintf("%s is wrong", [kubernetes.display]), "details": {}} if applies`,
  });
  const loaded = await loadFiles(
    { ...policy, 'policies/main.rego': 'package main\ndeny contains "x" if input.x' },
    'policies',
  );
  expect(loaded.problems).toEqual([]);
  expect(loaded.notes.map(({ message }) => message)).toEqual([
    'rules in the contract of archfit: shop/no-root',
    'rules as conftest reads them, of main: deny',
  ]);
  const judge = judgeOf(loaded.packs[0]);
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a' },
    x: true,
  };
  expect(says(judge, deployment)).toEqual(['main/deny: x', 'shop/no-root: Deployment a is wrong']);
});

describe('an archive', () => {
  const file: ArchivePart = { name: 'a/b.rego', text: 'text' };

  test('is read with folders and long names', () => {
    const long = `${'deep/'.repeat(40)}c.rego`;
    const record = ` path=${long}\n`;
    const parts = [
      { name: 'a/', type: '5' },
      file,
      { name: 'pax', type: 'x', text: `${record.length + 3}${record}` },
      { name: 'cut', text: 'c' },
      { name: 'long', type: 'L', text: `${long}.gnu\0` },
      { name: 'cut', text: 'd' },
    ];
    expect(
      readTar(tar(parts)).map(({ path, bytes }) => [path, String.fromCharCode(...bytes)]),
    ).toEqual([
      ['a/b.rego', 'text'],
      [long, 'c'],
      [`${long}.gnu`, 'd'],
    ]);
  });

  test.each<readonly [string, Buffer, string]>([
    ['with a link', tar([{ name: 'l', type: '2' }]), 'the entry l is a link'],
    [
      'with a device',
      tar([{ name: 'd', type: '3' }]),
      'the entry d is neither a file nor a folder',
    ],
    ['with an entry twice', tar([file, file]), 'the entry a/b.rego stands twice'],
    [
      'with a way out',
      tar([{ name: 'a/../../x' }]),
      'the entry "a/../../x" leads out of the archive',
    ],
    ['with a drive', tar([{ name: 'C:/x' }]), 'the entry "C:/x" leads out of the archive'],
    ['cut off in a file', tar([file]).subarray(0, 514), 'the archive is cut off'],
    ['cut off after a file', tar([file]).subarray(0, 1024), 'the archive is cut off'],
    ['of other bytes', Buffer.alloc(600, 'x'), 'the archive is none, or is damaged'],
  ])('%s is refused', (_, bytes, message) => {
    expect(() => readTar(bytes)).toThrow(message);
  });
});
