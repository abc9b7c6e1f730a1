import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';

const wasm = join(__dirname, '..', '..', '..', 'wasm');
const manifest = JSON.parse(readFileSync(join(wasm, 'opa.json'), 'utf8')) as {
  opa: string;
  go: string;
  sourceDigest: string;
  moduleDigest: string;
  bytes: number;
  compressedBytes: number;
};
const compressed = readFileSync(join(wasm, 'opa.wasm.br'));

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('the checked-in module', () => {
  test('is the one that opa.json names', () => {
    const module = brotliDecompressSync(compressed);
    expect({
      moduleDigest: sha256(module),
      bytes: module.length,
      compressedBytes: compressed.length,
    }).toEqual({
      moduleDigest: manifest.moduleDigest,
      bytes: manifest.bytes,
      compressedBytes: manifest.compressedBytes,
    });
  });

  test('was built from the sources beside it', () => {
    const folder = join(wasm, 'opa');
    const sources = readdirSync(folder)
      .filter((name) => /\.go$|^go\.(mod|sum)$/.test(name))
      .sort()
      .map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`);
    expect(sha256(sources.join(''))).toBe(manifest.sourceDigest);
  });

  test('is the OPA and the Go that go.mod pins', () => {
    const goModule = readFileSync(join(wasm, 'opa', 'go.mod'), 'utf8');
    expect(goModule).toContain(`require github.com/open-policy-agent/opa v${manifest.opa}\n`);
    expect(goModule).toContain(`toolchain ${manifest.go}\n`);
  });

  test('has its notices beside it, for the version that is inside', () => {
    const notice = readFileSync(join(wasm, '..', 'NOTICE'), 'utf8');
    expect(notice).toContain(`github.com/open-policy-agent/opa v${manifest.opa} (Apache-2.0`);
    expect(notice).toContain(`${manifest.go} (BSD-3-Clause)`);
  });
});
