import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { loadBuiltInPack } from '../../src/policy/load-pack.js';

const installed = join(__dirname, '..', '..', 'wasm');

test('the built-in pack is what its manifest describes', () => {
  const pack = loadBuiltInPack();
  const { name, revision, module } = pack.manifest;
  expect(pack.refs).toEqual([{ name: 'archfit', revision, digest: module.digest }]);
  expect(name).toBe('archfit');
  expect(module.bytes).toBe(readFileSync(join(installed, module.file)).byteLength);
  expect(pack.manifest.rules.length).toBeGreaterThan(0);
});

describe('an install that is broken is refused:', () => {
  let folder = '';
  const change = (file: string, replace: (text: string) => string) => {
    const path = join(folder, file);
    // Bytes pass through latin1 unchanged.
    writeFileSync(path, replace(readFileSync(path, 'latin1')), 'latin1');
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'archfit-pack-'));
    for (const file of ['policies.json', 'policies.wasm']) {
      cpSync(join(installed, file), join(folder, file));
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What comes of loading the pack of the copy. */
  async function load(): Promise<unknown> {
    let outcome: unknown;
    await jest.isolateModulesAsync(async () => {
      jest.doMock('#wasm', () => ({ wasmFolder: folder }));
      const { loadBuiltInPack: loadCopy } = await import('../../src/policy/load-pack.js');
      try {
        outcome = loadCopy().refs;
      } catch (error) {
        outcome = error;
      }
      jest.dontMock('#wasm');
    });
    return outcome;
  }

  test('the copy itself is sound', async () => {
    expect(await load()).toEqual(loadBuiltInPack().refs);
  });

  test.each<[string, () => void, RegExp]>([
    [
      'a module that is not that of the manifest',
      () => change('policies.wasm', (bytes) => `${bytes}\0`),
      /^the policies are not those of their manifest: sha256:[0-9a-f]{64} instead of sha256:/,
    ],
    [
      'a manifest with another digest',
      () => change('policies.json', (text) => text.replace(/sha256:[0-9a-f]{4}/, 'sha256:0000')),
      /^the policies are not those of their manifest: .* instead of sha256:0000/,
    ],
    [
      'a manifest that names another module',
      () => change('policies.json', (text) => text.replace('policies.wasm', 'others.wasm')),
      /^a part of the package is missing: .*others\.wasm$/,
    ],
    [
      'a manifest of another schema version',
      () =>
        change('policies.json', (text) => text.replace(/"schemaVersion": 1/, '"schemaVersion": 2')),
      /policies\.json has schema version 2, which this version cannot read$/,
    ],
    [
      'a manifest that is null',
      () => change('policies.json', () => 'null'),
      /policies\.json has schema version undefined, which this version cannot read$/,
    ],
    [
      'half a manifest',
      () => change('policies.json', (text) => text.slice(0, 100)),
      /policies\.json is not JSON$/,
    ],
    [
      'no manifest',
      () => rmSync(join(folder, 'policies.json')),
      /^a part of the package is missing: .*policies\.json$/,
    ],
    [
      'no module',
      () => rmSync(join(folder, 'policies.wasm')),
      /^a part of the package is missing: .*policies\.wasm$/,
    ],
  ])('%s', async (_, breakIt, message) => {
    breakIt();
    expect(await load()).toMatchObject({
      code: 'pack-load',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/^Install archfit again/),
    });
  });
});
