import { ArchfitError } from '../../report/archfit-error.js';

/**
 * The part of the WebAssembly JavaScript API that evaluation needs: TypeScript declares it in its library `dom` only, which
 * this project does not use.
 */
export interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => WebAssemblyModule;
  readonly Instance: new (
    module: WebAssemblyModule,
    imports: { readonly env: Readonly<Record<string, unknown>> },
  ) => PolicyInstanceHandle;
  readonly Memory: new (pages: {
    readonly initial: number;
    readonly maximum: number;
  }) => WebAssemblyMemory;
}

/** A compiled module; nothing of it is read. */
export type WebAssemblyModule = object;

export interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
}

export interface PolicyInstanceHandle {
  readonly exports: PolicyExports;
}

/** Functions of OPA's ABI 1.2 that are called from here; addresses and sizes are in bytes. */
export interface PolicyExports {
  readonly opa_wasm_abi_version?: { readonly value: number };
  readonly opa_wasm_abi_minor_version?: { readonly value: number };
  builtins(): number;
  entrypoints(): number;
  opa_free(address: number): void;
  opa_heap_ptr_get(): number;
  opa_json_dump(value: number): number;
  opa_malloc(size: number): number;
  opa_value_dump(value: number): number;
  opa_value_parse(address: number, size: number): number;
}

/** Bytes of a WebAssembly page. */
export const pageSize = 65_536;

/** Node's own implementation. */
export function webAssembly(): WebAssemblyApi {
  // The border to an object that Node has and the compiler's library does not name.
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi };
  if (WebAssembly !== undefined) return WebAssembly;
  throw wrongEnvironment(undefined);
}

/** Policies cannot be evaluated here: a simulated browser lacks or replaces what Node provides. */
export function wrongEnvironment(cause: unknown): ArchfitError {
  return new ArchfitError(
    'pack-load',
    'policies cannot be evaluated in this JavaScript environment: WebAssembly, TextEncoder or ArrayBuffer are not those of Node',
    'Use the node test environment: `@jest-environment node` at the top of the file, or `environment: "node"` in Vitest.',
    cause,
  );
}
