import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Note } from '../../report/index.js';
import type { CompiledSource } from './compiled-source.js';
import type { PackUnit } from './pack-unit.js';
import type { PackTransfer } from './user-pack.js';

/** What can be kept: all of the source was compiled. */
export type KeptSource = Required<CompiledSource>;

/** Where compiled policies are kept unless told: `ARCHFIT_CACHE`, else the folder that the XDG Base Directory Specification names. */
export function defaultCacheFolder(): string {
  const { ARCHFIT_CACHE: own, XDG_CACHE_HOME: shared } = process.env;
  if (own !== undefined && own !== '') return own;
  return join(
    shared !== undefined && shared !== '' ? shared : join(homedir(), '.cache'),
    'archfit',
  );
}

/**
 * Keeps what was compiled, one file an entry. An entry holds the digest of itself, and comes to its name whole: a process that reads
 * never sees one that another is writing, and what is damaged is made anew.
 */
export class PolicyCache {
  constructor(private readonly folder: string) {}

  read(key: string): KeptSource | undefined {
    const file = this.#fileOf(key);
    if (!existsSync(file)) return undefined;
    try {
      return decode(readFileSync(file));
    } catch {
      return undefined;
    }
  }

  /** A folder that cannot be written to costs time, and decides nothing. */
  write(key: string, compiled: KeptSource): void {
    const file = this.#fileOf(key);
    const unfinished = `${file}.${process.pid}.${randomUUID()}`;
    try {
      mkdirSync(join(this.folder, 'policies'), { recursive: true });
      writeFileSync(unfinished, encode(compiled));
      renameSync(unfinished, file);
    } catch {
      rmSync(unfinished, { force: true });
    }
  }

  #fileOf(key: string): string {
    return join(this.folder, 'policies', `${key}.pack`);
  }
}

const digestSize = 32;

/** The digest of the rest; the length of the JSON text; that text; and the modules, one after the other, which the text leaves out. */
function encode({ pack, notes }: KeptSource): Buffer {
  const { units } = pack;
  const written = units.map((unit) => ({ ...unit, wasm: unit.wasm.byteLength }));
  const json = JSON.stringify({ notes, pack: { ...pack, units: written } } satisfies WrittenSource);
  const text = Buffer.from(json, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.byteLength);
  const rest = Buffer.concat([length, text, ...units.map(({ wasm }) => wasm)]);
  return Buffer.concat([digestOf(rest), rest]);
}

function decode(bytes: Buffer): KeptSource | undefined {
  const rest = bytes.subarray(digestSize);
  if (!digestOf(rest).equals(bytes.subarray(0, digestSize))) return undefined;
  const length = rest.readUInt32LE(0);
  let at = 4 + length;
  // Written by `encode` of this very version, which the key of the entry names: its digest is right.
  const { pack, notes } = JSON.parse(rest.toString('utf8', 4, at)) as WrittenSource;
  const units = pack.units.map((unit) => {
    const start = at;
    at += unit.wasm;
    return { ...unit, wasm: new Uint8Array(rest.subarray(start, at)) } as PackUnit;
  });
  return { pack: { ...pack, units }, problems: [], notes };
}

/** A compiled source as JSON: of each module its length alone. */
interface WrittenSource {
  readonly pack: Omit<PackTransfer, 'units'> & {
    readonly units: readonly (Omit<PackUnit, 'wasm'> & { readonly wasm: number })[];
  };
  readonly notes: readonly Note[];
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
