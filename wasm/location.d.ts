/** Absolute path of the package's `wasm` folder, in either module dialect. */
export declare const wasmFolder: string;
