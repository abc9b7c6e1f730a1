import * as namespace from '@open-policy-agent/opa-wasm';
import {
  type PolicyInstanceHandle,
  type WebAssemblyMemory,
  wrongEnvironment,
} from './web-assembly.js';

/** What is used of the `LoadedPolicy` of `@open-policy-agent/opa-wasm`, which evaluates. */
export interface LoadedPolicy {
  /** Where the input goes; the data end here. */
  readonly dataHeapPtr: number;
  /** Anything but an `ArrayBuffer` would be turned into JSON first, bytes too. */
  evaluate(json: ArrayBuffer, entrypoint: string): unknown;
  setData(json: ArrayBuffer): void;
}

type LoadedPolicyClass = new (
  instance: PolicyInstanceHandle,
  memory: WebAssemblyMemory,
  minorVersion: number,
) => LoadedPolicy;

let checked: LoadedPolicyClass | undefined;

/** The class, once it is sure that it works in this environment. */
export function loadedPolicyClass(): LoadedPolicyClass {
  checked ??= checkEnvironment();
  return checked;
}

function checkEnvironment(): LoadedPolicyClass {
  // As an ES module the package exports the class through its default export only, whatever its types say.
  const { default: exported, ...named } = namespace as unknown as {
    readonly default?: { readonly LoadedPolicy: LoadedPolicyClass };
    readonly LoadedPolicy: LoadedPolicyClass;
  };
  const { LoadedPolicy } = exported ?? named;
  let readsBuffers: boolean;
  try {
    readsBuffers = storesBytes(LoadedPolicy);
  } catch (cause) {
    throw wrongEnvironment(cause);
  }
  if (!readsBuffers) throw wrongEnvironment(undefined);
  return LoadedPolicy;
}

/**
 * Whether the SDK takes our buffers for what they are. Where a test environment gives packages another `ArrayBuffer` than
 * ours, it would write `{}` instead of the input, and every policy would find nothing.
 */
function storesBytes(LoadedPolicy: LoadedPolicyClass): boolean {
  const memory = { buffer: new ArrayBuffer(32) };
  new Uint8Array(memory.buffer).set([0x7b, 0x7d]);
  const sizes: number[] = [];
  const exports = {
    builtins: () => 0,
    entrypoints: () => 0,
    opa_free: () => undefined,
    opa_heap_ptr_get: () => 0,
    opa_heap_ptr_set: () => undefined,
    opa_json_dump: () => 0,
    opa_json_parse: () => 1,
    opa_malloc: (size: number) => {
      sizes.push(size);
      return 16;
    },
    opa_value_dump: () => 0,
    opa_value_parse: () => 1,
  };
  new LoadedPolicy({ exports }, memory, 2).setData(new ArrayBuffer(7));
  return sizes.at(-1) === 7;
}
