const blockSize = 512;

/** The longest name of a tar entry, and the longest folder before it, in bytes. */
const longest = { name: 100, prefix: 155 };

/**
 * A tar archive (POSIX ustar) whose bytes depend on names and contents alone: sorted, of no owner, at the beginning of time.
 *
 * @throws a sentence where a name is too long for the format
 */
export function writeTar(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  const blocks = sorted.flatMap(([name, content]) => {
    const padding = (blockSize - (content.byteLength % blockSize)) % blockSize;
    return [headerOf(name, content.byteLength), content, new Uint8Array(padding)];
  });
  return Buffer.concat([...blocks, new Uint8Array(2 * blockSize)]);
}

function headerOf(path: string, size: number): Uint8Array {
  const header = Buffer.alloc(blockSize);
  const { name, prefix } = splitName(path);
  header.write(name, 0, 'utf8');
  header.write('0000644\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1');
  header.write('0000000\0', 116, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write('00000000000\0', 136, 'latin1');
  // The sum is taken with blanks in its own place.
  header.write('        0', 148, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(prefix, 345, 'utf8');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

function splitName(path: string): { readonly name: string; readonly prefix: string } {
  if (Buffer.byteLength(path) <= longest.name) return { name: path, prefix: '' };
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
    if (Buffer.byteLength(prefix) <= longest.prefix && Buffer.byteLength(name) <= longest.name) {
      return { name, prefix };
    }
  }
  throw new Error(`the path ${path} is too long for an archive`);
}
