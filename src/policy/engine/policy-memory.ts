import { TextDecoder, TextEncoder } from 'node:util';
import type { PolicyExports, WebAssemblyMemory } from './web-assembly.js';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Reads and writes text in the memory of an instance. */
export class PolicyMemory {
  readonly memory: WebAssemblyMemory;
  #bytes: Uint8Array;

  constructor(memory: WebAssemblyMemory) {
    this.memory = memory;
    this.#bytes = new Uint8Array(memory.buffer);
  }

  /** Bytes that the memory has now. */
  get size(): number {
    return this.memory.buffer.byteLength;
  }

  /** Reads UTF-8 text that ends with a zero byte. */
  readText(address: number): string {
    const bytes = this.#current();
    return decoder.decode(bytes.subarray(address, bytes.indexOf(0, address)));
  }

  /** Hands text to the parser of the module and returns the address of the value. */
  parseValue(exports: PolicyExports, text: string): number {
    // Three bytes hold any UTF-16 unit.
    const room = text.length * 3;
    const address = exports.opa_malloc(room);
    const { written } = encoder.encodeInto(text, this.#current().subarray(address, address + room));
    const value = exports.opa_value_parse(address, written);
    exports.opa_free(address);
    // The module gives 0 for what it cannot parse, which would pass for undefined.
    if (value === 0) throw new Error('the engine cannot read the result of a builtin');
    return value;
  }

  /** A view of the memory; one made before the memory grew is empty. */
  #current(): Uint8Array {
    if (this.#bytes.byteLength === 0) this.#bytes = new Uint8Array(this.memory.buffer);
    return this.#bytes;
  }
}
