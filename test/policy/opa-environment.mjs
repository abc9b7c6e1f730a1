import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import Environment from '../environment.mjs';

const require = createRequire(import.meta.url);
let kept;
let worker;

/**
 * For test files that ask OPA. A worker takes a second to start, compiles 40 MB of WebAssembly, and then takes ten times as long as
 * one that has run for a while: all files of a process ask one, see share-opa.ts.
 *
 * Those that start workers of their own get the code that V8 has for this process, which it keeps as long as a module of the same bytes
 * is there. This one is.
 */
export default class OpaEnvironment extends Environment {
  constructor(...config) {
    super(...config);
    this.global.sharedOpaWorker = () => {
      const { OpaWorker } = require('../../dist/policy/opa/opa-worker.js');
      return (worker ??= new OpaWorker(60_000));
    };
  }

  async setup() {
    await super.setup();
    const file = fileURLToPath(new URL('../../wasm/opa.wasm.br', import.meta.url));
    const chunkSize = 4 * 1024 * 1024;
    kept ??= new WebAssembly.Module(brotliDecompressSync(readFileSync(file), { chunkSize }));
  }
}
