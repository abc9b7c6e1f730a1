import { TextDecoder } from 'node:util';

const blockSize = 512;
const mostEntries = 10_000;

/** A file of an archive. */
export interface TarEntry {
  /** Relative, with slashes, without `.` and `..`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An archive that is none, is cut off, or holds what no bundle holds. */
export class TarError extends Error {}

/**
 * Reads an archive of POSIX (`ustar`), with the long names of pax and GNU. Strict: it holds files and folders alone, none of them outside
 * of it, and each once.
 *
 * @throws {@link TarError}
 */
export function readTar(archive: Uint8Array): readonly TarEntry[] {
  const entries = new Map<string, TarEntry>();
  let offset = 0;
  let longName: string | undefined;
  for (;;) {
    const header = archive.subarray(offset, offset + blockSize);
    if (header.length < blockSize) throw new TarError('the archive is cut off');
    if (header.every((byte) => byte === 0)) break;
    checkSum(header);
    const size = readOctal(header, 124, 12);
    const start = offset + blockSize;
    if (start + size > archive.length) throw new TarError('the archive is cut off');
    const bytes = archive.subarray(start, start + size);
    offset = start + Math.ceil(size / blockSize) * blockSize;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x' || type === 'L') {
      longName = type === 'L' ? readText(bytes) : (readPaxPath(bytes) ?? longName);
      continue;
    }
    // What holds for all entries says nothing about their names.
    if (type === 'g') continue;
    const path = toPath(longName ?? nameOf(header));
    longName = undefined;
    if (type === '5') continue;
    if (type !== '0' && type !== '\0') {
      const what = type === '1' || type === '2' ? 'a link' : 'neither a file nor a folder';
      throw new TarError(`the entry ${path} is ${what}`);
    }
    if (entries.has(path)) throw new TarError(`the entry ${path} stands twice`);
    if (entries.size === mostEntries) throw new TarError(`there are over ${mostEntries} entries`);
    entries.set(path, { path, bytes });
  }
  return [...entries.values()];
}

function checkSum(header: Uint8Array): void {
  let sum = 0;
  // The sum is taken with blanks in its own place.
  header.forEach((byte, index) => (sum += index >= 148 && index < 156 ? 32 : byte));
  if (sum !== readOctal(header, 148, 8)) {
    throw new TarError('the archive is none, or is damaged');
  }
}

function readOctal(header: Uint8Array, start: number, length: number): number {
  const text = readText(header.subarray(start, start + length)).trim();
  if (!/^[0-7]*$/.test(text)) throw new TarError('the archive is none, or is damaged');
  return Number.parseInt(text === '' ? '0' : text, 8);
}

function nameOf(header: Uint8Array): string {
  const name = readText(header.subarray(0, 100));
  const isUstar = readText(header.subarray(257, 262)) === 'ustar';
  const prefix = isUstar ? readText(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function readText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  try {
    return decoder.decode(end === -1 ? bytes : bytes.subarray(0, end));
  } catch {
    throw new TarError('the archive is none, or is damaged');
  }
}

/** Records of pax are `<length> <key>=<value>`, each ended by a line break. */
function readPaxPath(bytes: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(readText(bytes))?.[1];
}

function toPath(name: string): string {
  const isAbsolute = name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\\');
  const steps = name.split('/').filter((step) => step !== '' && step !== '.');
  // OPA itself writes `/data.json`: a slash in front is the top of the bundle.
  if ((isAbsolute && !/^\/[^/]/.test(name)) || steps.includes('..')) {
    throw new TarError(`the entry ${JSON.stringify(name)} leads out of the archive`);
  }
  return steps.join('/');
}
