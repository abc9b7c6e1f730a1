import { type FileBytes, readBytes } from '../source/index.js';
import type { Input } from './find-inputs.js';

/** The bytes of an input: those that the standard input held, else those of its file. */
export async function readInput({ uri, path, named, bytes }: Input): Promise<FileBytes> {
  if (bytes) return { kind: 'bytes', bytes };
  return readBytes({ uri, named, ...(path === undefined ? {} : { path }) });
}
