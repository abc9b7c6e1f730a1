import { Buffer, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { Problem } from '../report/problem.js';

/** Text of a source, or why its bytes are none. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Decodes UTF-8, or UTF-16 where a byte order mark or the pattern of its NUL bytes shows it: what the redirect of Windows
 * PowerShell 5 writes. Bytes that are no text are a problem, at the line of the first of them; nothing is replaced.
 */
export function decodeText(uri: string, bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = detectEncoding(buffer);
  if (encoding === 'utf-32') return refuse(uri, 1, 'the file is UTF-32', saveAsUtf8);
  if (encoding !== 'utf-8') return decodeUtf16(uri, buffer, encoding);
  const nul = buffer.indexOf(0);
  const invalid = isUtf8(buffer) ? -1 : findInvalidUtf8(buffer);
  const bad = nul === -1 || (invalid !== -1 && invalid < nul) ? invalid : nul;
  if (bad !== -1) {
    const byte = `0x${(buffer[bad] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
    const message =
      bad === nul
        ? 'the file is not text: it holds a NUL byte'
        : `the byte ${byte} is not valid UTF-8`;
    return refuse(uri, countLines(buffer, bad), message, saveAsUtf8);
  }
  return { kind: 'text', text: dropByteOrderMarks(buffer.toString('utf8')) };
}

/**
 * Takes what the file system decoded as UTF-8, which puts U+FFFD for what is none. Undefined where that, or a NUL, says that `decodeText` has to
 * look at the bytes.
 */
export function acceptDecoded(text: string): string | undefined {
  return text.includes('\uFFFD') || text.includes('\0') ? undefined : dropByteOrderMarks(text);
}

const saveAsUtf8 = 'Save the file as UTF-8, or leave it out if it is no manifest.';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';

/** The YAML specification, 5.2 Character Encodings: by byte order mark, else by where the NUL bytes stand. */
function detectEncoding(bytes: Buffer): Encoding {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d !== 0))) return 'utf-32';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // The first character of a manifest is ASCII.
  if (isTextByte(a) && b === 0) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0 && isTextByte(b)) return 'utf-16be';
  return 'utf-8';
}

function isTextByte(byte: number | undefined): boolean {
  return byte !== undefined && (byte >= 0x20 || byte === 9 || byte === 10 || byte === 13);
}

function decodeUtf16(uri: string, bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const even = bytes.byteLength % 2 === 0;
  const whole = Buffer.from(bytes.subarray(0, bytes.byteLength - (even ? 0 : 1)));
  const littleEndian = encoding === 'utf-16le' ? whole : whole.swap16();
  try {
    const text = new TextDecoder('utf-16le', { fatal: true }).decode(littleEndian);
    const nul = text.indexOf('\0');
    if (even && nul === -1) return { kind: 'text', text: dropByteOrderMarks(text) };
  } catch {
    // Unpaired surrogates: told below.
  }
  return refuse(uri, 1, 'the file looks like UTF-16 and is not valid', saveAsUtf8);
}

/**
 * Drops the mark at the start of the text and at the start of any line, where files joined together leave it and where the
 * reader of Kubernetes skips it. It has no width there, so lines and columns stay.
 */
function dropByteOrderMarks(text: string): string {
  return text.includes('\uFEFF') ? text.replace(/(^|[\r\n])\uFEFF/g, '$1') : text;
}

/** Offset of the first byte that does not belong to a well-formed sequence, found by halving. */
function findInvalidUtf8(bytes: Buffer): number {
  let valid = 0;
  let end = bytes.byteLength;
  while (end - valid > 4) {
    const middle = startOfCharacter(bytes, valid + ((end - valid) >> 1), valid);
    if (middle > valid && isUtf8(bytes.subarray(valid, middle))) valid = middle;
    else if (middle > valid) end = middle;
    else break;
  }
  for (let length = 1; valid < end; length = 1) {
    while (length <= 4 && !isUtf8(bytes.subarray(valid, valid + length))) length += 1;
    if (length > 4 || valid + length > bytes.byteLength) return valid;
    valid += length;
  }
  return valid;
}

/** Steps back to the first byte of a character, at most three bytes. */
function startOfCharacter(bytes: Buffer, offset: number, from: number): number {
  let start = offset;
  while (start > from && offset - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}

function countLines(bytes: Buffer, offset: number): number {
  return bytes
    .subarray(0, offset)
    .toString('latin1')
    .split(/\r\n|\n|\r/).length;
}

function refuse(uri: string, line: number, message: string, hint: string): Decoded {
  const region = { startLine: line, startColumn: 1, endLine: line, endColumn: 1 };
  return {
    kind: 'problem',
    problem: { code: 'not-text', message, location: { uri, region }, hint },
  };
}
