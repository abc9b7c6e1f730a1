import { gzipSync } from 'node:zlib';
import { ArchfitError } from '../../report/index.js';

/** A file of an archive, its path with slashes. */
export interface ArchiveEntry {
  readonly path: string;
  readonly content: Uint8Array;
}

/** Bytes of a block; everything in an archive begins at one. */
const blockSize = 512;

/** Where a header has what, and how long it is: the POSIX format `ustar`. */
const fields = {
  name: [0, 100],
  mode: [100, 8],
  uid: [108, 8],
  gid: [116, 8],
  size: [124, 12],
  mtime: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
} as const;

/** Byte of the head of a gzip stream that names the operating system. */
const systemByte = 9;
const unknownSystem = 255;

/**
 * A `tar.gz` of files, sorted by path, without a time or an owner: equal files give equal bytes.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 * @throws {@link ArchfitError} `export-refused` for a path that the format cannot hold
 */
export function writeArchive(entries: readonly ArchiveEntry[]): Buffer {
  const blocks = entries
    .toSorted((left, right) => (left.path < right.path ? -1 : 1))
    .flatMap(({ path, content }) => [
      writeHeader(path, content.byteLength),
      content,
      Buffer.alloc((blockSize - (content.byteLength % blockSize)) % blockSize),
    ]);
  const archive = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]), { level: 9 });
  archive[systemByte] = unknownSystem;
  return archive;
}

function writeHeader(path: string, size: number): Buffer {
  const header = Buffer.alloc(blockSize);
  const write = (field: keyof typeof fields, text: string) => {
    header.write(text, fields[field][0], fields[field][1], 'utf8');
  };
  const writeNumber = (field: keyof typeof fields, value: number) => {
    write(field, `${value.toString(8).padStart(fields[field][1] - 1, '0')}\0`);
  };
  if (Buffer.byteLength(path) > fields.name[1]) {
    throw new ArchfitError(
      'export-refused',
      `${path} is longer than the ${fields.name[1]} bytes of a path in a bundle`,
      'Give the rule a shorter id.',
    );
  }
  write('name', path);
  writeNumber('mode', 0o644);
  writeNumber('uid', 0);
  writeNumber('gid', 0);
  writeNumber('size', size);
  writeNumber('mtime', 0);
  write('type', '0');
  write('magic', 'ustar\0' + '00');
  // The sum is taken with blanks in its own place.
  write('checksum', ' '.repeat(fields.checksum[1]));
  const sum = header.reduce((total, byte) => total + byte, 0);
  write('checksum', `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}
