import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { createWasi, type Wasi } from './wasi.js';
import { webAssembly } from './web-assembly.js';

const decompress = promisify(brotliDecompress);

/** Node's default of 16 KiB makes thousands of pieces of a module of 40 MB, and takes twice as long. */
const chunkSize = 4 * 1024 * 1024;

/** What the module answered: a JSON text, and bytes where the operation makes some. */
export interface ReactorAnswer {
  readonly json: string;
  readonly bytes: Uint8Array;
}

/** What the Go program exports: see `wasm/opa/main.go`. Addresses and sizes count bytes. */
interface ReactorExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize: () => void;
  readonly allocate: (size: number) => number;
  readonly call: (address: number, size: number) => number;
  readonly release: () => void;
}

/** OPA as one WebAssembly instance. A call blocks its thread, and after a throw the instance must not be used again. */
export class Reactor {
  readonly #exports: ReactorExports;
  readonly #wasi: Wasi;
  readonly #clock: { fixed: bigint | undefined };

  private constructor(exports: ReactorExports, wasi: Wasi, clock: { fixed: bigint | undefined }) {
    this.#exports = exports;
    this.#wasi = wasi;
    this.#clock = clock;
  }

  /** Loads a brotli-compressed module. */
  static async load(path: string): Promise<Reactor> {
    const module = await webAssembly().compile(
      await decompress(await readFile(path), { chunkSize }),
    );
    const clock = { fixed: undefined as bigint | undefined };
    const wasi = createWasi({
      realtime: () => clock.fixed ?? BigInt(Date.now()) * 1_000_000n,
      monotonic: () => process.hrtime.bigint(),
    });
    const instance = await webAssembly().instantiate(module, {
      wasi_snapshot_preview1: wasi.imports,
    });
    // The border to WebAssembly: the module is the one that was built beside this file.
    const exports = instance.exports as unknown as ReactorExports;
    wasi.attach(exports.memory);
    exports._initialize();
    return new Reactor(exports, wasi, clock);
  }

  /**
   * Calls an operation.
   *
   * @param request - JSON text
   * @param now - milliseconds since 1970 that the clock of policies stands at; without it, it runs
   */
  call(operation: string, request: string, now?: number): ReactorAnswer {
    const { allocate, call, release, memory } = this.#exports;
    this.#clock.fixed = now === undefined ? undefined : BigInt(Math.round(now)) * 1_000_000n;
    const text = Buffer.from(`${operation}\n${request}`, 'utf8');
    // WebAssembly hands its 32 bits over as a signed number.
    const address = allocate(text.length) >>> 0;
    new Uint8Array(memory.buffer, address, text.length).set(text);
    const header = call(address, text.length) >>> 0;
    // Taken after the call, for growing the memory replaces its buffer.
    const { buffer } = memory;
    const [jsonAddress = 0, jsonSize = 0, bytesAddress = 0, bytesSize = 0] = readHeader(
      buffer,
      header,
    );
    const json = Buffer.from(buffer, jsonAddress, jsonSize).toString('utf8');
    const bytes = new Uint8Array(buffer.slice(bytesAddress, bytesAddress + bytesSize));
    release();
    return { json, bytes };
  }

  /** Bytes that the module has taken, which only ever become more. */
  get memory(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  /** What the module wrote since the last call: after a throw, the reason. */
  takeOutput(): string {
    return this.#wasi.takeOutput();
  }
}

function readHeader(memory: ArrayBuffer, address: number): number[] {
  const header = new DataView(memory, address, 16);
  return [0, 4, 8, 12].map((offset) => header.getUint32(offset, true));
}
