import { afterAll, jest } from '@jest/globals';
import {
  loadPolicyModule,
  PolicyEvaluator,
  type PolicyEvaluatorOptions,
} from '../../../src/policy/engine/index.js';
import { Opa } from '../../../src/policy/opa/client.js';

// Compilers are slow where cores are shared.
jest.setTimeout(60_000);

/** OPA itself: compiler, and oracle of what a policy should answer. */
export const opa = new Opa();

afterAll(() => opa.close());

/** Compiles Rego to the WebAssembly module that the engine evaluates. */
export async function compileRego(
  modules: Readonly<Record<string, string>>,
  entrypoints: readonly string[],
): Promise<Uint8Array> {
  return (await opa.compile({ modules, entrypoints, print: true })).wasm;
}

/** Compiles one module, whose entrypoints are its rules, and makes an evaluator of it. */
export async function evaluatorOf(
  module: string,
  entrypoints: readonly string[],
  options?: PolicyEvaluatorOptions,
): Promise<PolicyEvaluator> {
  const wasm = await compileRego({ 'policies/test.rego': module }, entrypoints);
  return new PolicyEvaluator(loadPolicyModule(wasm), options);
}

/** Runs what should throw, and gives what it threw. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
