import { Buffer } from 'node:buffer';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { decodeText } from '../source/decode-text.js';
import { type FileBytes, readBytes } from '../source/index.js';
import { refuseReport } from './refuse-report.js';
import type { ReadReportOptions } from './read-report.js';

/** Largest report that is read, in bytes; one of 50,000 findings has about 100 million. Texts of Node end at 2^29 letters. */
const mostBytes = 400_000_000;

/**
 * The text of a saved report.
 *
 * @param file - a path, or `-` for the standard input
 * @throws {@link ArchfitError} `report-invalid` where it cannot be read
 */
export async function readReportText(
  file: string,
  { cwd = process.cwd(), stdin = process.stdin }: ReadReportOptions,
): Promise<string> {
  const uri = file === '-' ? 'stdin' : file;
  const read = file === '-' ? await readStdin(stdin) : await readFile(uri, resolve(cwd, file));
  if (read.kind === 'problem') throw refuseReport(read.problem);
  const decoded = decodeText(uri, read.bytes);
  if (decoded.kind === 'problem') throw refuseReport(decoded.problem);
  return decoded.text;
}

async function readFile(uri: string, path: string): Promise<FileBytes> {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    const hint = 'Check the path; archfit check --format json:archfit.json writes one.';
    throw refuseReport({ message: 'the file does not exist', location: { uri }, hint });
  }
  refuseSize(uri, size);
  return readBytes({ uri, path, named: true });
}

async function readStdin(stdin: Readable): Promise<FileBytes> {
  const parts: Buffer[] = [];
  let size = 0;
  // Without an encoding, a stream gives bytes.
  for await (const part of stdin) {
    const bytes = Buffer.from(part as Uint8Array);
    size += bytes.byteLength;
    refuseSize('stdin', size);
    parts.push(bytes);
  }
  return { kind: 'bytes', bytes: Buffer.concat(parts) };
}

function refuseSize(uri: string, size: number): void {
  if (size <= mostBytes) return;
  const message = `the file is larger than ${mostBytes / 1_000_000} MB, and no report is read that is`;
  const hint = 'Judge less in one run, or fewer environments, and save a report of each.';
  throw refuseReport({ message, location: { uri }, hint });
}
