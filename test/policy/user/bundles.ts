import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';

/** A part of an archive; of the type `0`, a file, unless told. */
export interface ArchivePart {
  readonly name: string;
  readonly text?: string | Uint8Array;
  readonly type?: string;
}

/** Writes an archive as `tar` does. */
export function tar(parts: readonly ArchivePart[]): Buffer {
  const blocks = parts.map(({ name, text = '', type = '0' }) => {
    const content = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100, 'utf8');
    header.write('0000644\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\0', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** A bundle of OPA, of files by their names. */
export function bundle(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return gzipSync(tar(Object.entries(files).map(([name, text]) => ({ name, text }))));
}
