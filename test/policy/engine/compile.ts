import { afterAll } from '@jest/globals';
import { Opa } from '../../../src/policy/opa/client.js';

const opa = new Opa();

/** Compiles Rego to the WebAssembly module that the engine evaluates. */
export async function compileRego(
  modules: Readonly<Record<string, string>>,
  entrypoints: readonly string[],
): Promise<Uint8Array> {
  return (await opa.compile({ modules, entrypoints, print: true })).wasm;
}

afterAll(() => opa.close());
