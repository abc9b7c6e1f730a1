/** Memory that a module needs before it can be instantiated. */
export interface MemoryNeeds {
  /** Pages that the module asks for; OPA's compiler understates them when there are many constants. */
  readonly declaredPages: number;
  /** Where the last data segment ends, in bytes. */
  readonly dataEnd: number;
}

const importSection = 2;
const dataSection = 11;
const memoryKind = 2;

/**
 * Reads what memory a module needs from its binary form (WebAssembly 1.0, section 5.5). The module must be valid: it has been
 * compiled before.
 */
export function readMemoryNeeds(bytes: Uint8Array): MemoryNeeds {
  const reader = new BinaryReader(bytes);
  reader.skip(8);
  let declaredPages = 0;
  let dataEnd = 0;
  while (!reader.atEnd) {
    const section = reader.byte();
    const size = reader.unsigned();
    const end = reader.position + size;
    if (section === importSection) declaredPages = readImportedMemory(reader);
    if (section === dataSection) dataEnd = readDataEnd(reader);
    reader.position = end;
  }
  return { declaredPages, dataEnd };
}

function readImportedMemory(reader: BinaryReader): number {
  for (let count = reader.unsigned(); count > 0; count -= 1) {
    reader.skip(reader.unsigned());
    reader.skip(reader.unsigned());
    const kind = reader.byte();
    if (kind === memoryKind) {
      reader.byte();
      return reader.unsigned();
    }
    // OPA's modules import functions and the memory, nothing else.
    reader.unsigned();
  }
  return 0;
}

function readDataEnd(reader: BinaryReader): number {
  let dataEnd = 0;
  for (let count = reader.unsigned(); count > 0; count -= 1) {
    const mode = reader.unsigned();
    const passive = mode === 1;
    if (mode === 2) reader.unsigned();
    const offset = passive ? 0 : reader.constant();
    const size = reader.unsigned();
    if (!passive) dataEnd = Math.max(dataEnd, offset + size);
    reader.skip(size);
  }
  return dataEnd;
}

class BinaryReader {
  position = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.position >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.position] ?? 0;
    this.position += 1;
    return byte;
  }

  skip(bytes: number): void {
    this.position += bytes;
  }

  /** LEB128. Multiplied, not shifted: an address may use bit 31. */
  unsigned(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  /** The address in `i32.const n; end`, the one form that a linker writes. */
  constant(): number {
    this.skip(1);
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      factor *= 128;
      if (byte < 128) {
        // A set sign bit stands for an address beyond 2 GiB.
        if (byte >= 64) value += 2 ** 32 - factor;
        break;
      }
    }
    this.skip(1);
    return value;
  }
}
