import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import Environment from '../environment.mjs';

let kept;

/**
 * For test files that ask OPA: they stop its workers, and each start would compile 40 MB of WebAssembly anew and run it unoptimised.
 * V8 shares what it compiled with all threads of a process, as long as a module of the same bytes is there. This one is.
 */
export default class OpaEnvironment extends Environment {
  async setup() {
    await super.setup();
    const file = fileURLToPath(new URL('../../wasm/opa.wasm.br', import.meta.url));
    const chunkSize = 4 * 1024 * 1024;
    kept ??= new WebAssembly.Module(brotliDecompressSync(readFileSync(file), { chunkSize }));
  }
}
