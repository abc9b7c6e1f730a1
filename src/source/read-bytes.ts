import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { Readable } from 'node:stream';
import type { Problem } from '../report/problem.js';
import type { FileAccess, SourceFile } from './files.js';

/** The bytes of a file, or why they cannot be read. */
export type FileBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Reads a file, or the standard input whole. */
export async function readBytes(
  file: SourceFile,
  access: Pick<FileAccess, 'fs' | 'readStdin'> = {},
): Promise<FileBytes> {
  const { fs, readStdin = () => readStream(process.stdin) } = access;
  const read = fs?.readFileSync ?? readFileSync;
  try {
    const bytes = file.path === undefined ? await readStdin() : read(file.path);
    return { kind: 'bytes', bytes };
  } catch (error) {
    return { kind: 'problem', problem: describeUnreadable(file.uri, error) };
  }
}

/** Reads a stream to its end. */
export async function readStream(stream: Readable): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  // Without an encoding, a stream gives bytes.
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}

/** Turns a failure of the file system into a problem. */
export function describeUnreadable(uri: string, error: unknown): Problem {
  const code = codeOf(error);
  const [message, hint] = failures[code] ?? [
    `reading fails with ${code || 'an unknown error'}`,
    'Check the file and its permissions.',
  ];
  return { code: 'source-unreadable', message, location: { uri }, hint };
}

const failures: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  EACCES: ['no permission to read it', 'Grant read permission to the user that runs the check.'],
  EPERM: ['no permission to read it', 'Grant read permission to the user that runs the check.'],
  EISDIR: [
    'a folder stands where a file is expected',
    'Name the folder itself to judge what is in it.',
  ],
  ENOENT: ['the file does not exist', 'Check where the link leads to.'],
  ELOOP: ['symbolic links lead in a circle', 'Remove the link.'],
};

/** The code of a failure of the file system, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
