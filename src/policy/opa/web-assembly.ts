/**
 * The part of the WebAssembly JavaScript API that the reactor needs: TypeScript declares it in its library `dom` only, which
 * this project does not use.
 */
export interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, (...values: never[]) => number>>>>,
  ): Promise<{ readonly exports: Readonly<Record<string, unknown>> }>;
}

/** Node's own implementation. */
export function webAssembly(): WebAssemblyApi {
  // The border to an object that Node has and the compiler's library does not name.
  return (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
}
