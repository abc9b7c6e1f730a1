import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import process from 'node:process';
import type { InputRef, Problem } from '../../report/index.js';
import {
  type DataDocument,
  readDataStream,
  type ReadDataStream,
} from '../../source/data/read-data-stream.js';
import { decodeText } from '../../source/decode-text.js';
import { emptySource, findFiles, readBytes, readStream } from '../../source/index.js';
import type { EvaluateOptions } from '../evaluate.js';
import { ownFiles } from '../own-files.js';
import type { DocumentsSource } from './documents-source.js';

/** A file of documents, with the names of its sources. */
export interface DocumentFile {
  readonly uri: string;
  readonly path?: string;
  /** A person named this very file, so that it must hold something. */
  readonly named: boolean;
  readonly names: ReadonlySet<string>;
}

export interface FoundDocumentFiles {
  readonly files: readonly DocumentFile[];
  readonly problems: readonly Problem[];
}

/** A document with what policies know it by. */
export interface NamedDocument extends DataDocument {
  /** The path of its file, and its number there where it is not the first. */
  readonly id: string;
  /** Those of its sources. */
  readonly names: readonly string[];
}

export interface ReadDocumentFile {
  readonly documents: readonly NamedDocument[];
  /** Undefined where the file could not be read. */
  readonly input?: InputRef;
  readonly problems: readonly Problem[];
}

/** Finds the files of all sources; one that several of them name is one file. */
export async function findDocumentFiles(
  sources: readonly DocumentsSource[],
  options: EvaluateOptions,
): Promise<FoundDocumentFiles> {
  const { cwd = process.cwd() } = options;
  const ignored = new Set(ownFiles(options).map((path) => resolve(cwd, path)));
  const files = new Map<string, DocumentFile>();
  const problems: Problem[] = [];
  for (const { files: patterns, name } of sources) {
    const found = await findFiles(patterns, { cwd });
    problems.push(...found.problems);
    for (const file of found.files) {
      const { uri, path } = file;
      if (!file.named && path !== undefined && ignored.has(resolve(cwd, path))) continue;
      const known = files.get(uri);
      files.set(uri, {
        uri,
        ...(path !== undefined && { path }),
        named: file.named || known?.named === true,
        names: new Set([...(known?.names ?? []), ...(name === undefined ? [] : [name])]),
      });
    }
  }
  return { files: [...files.values()], problems };
}

/** Reads the documents of one file. */
export async function readDocumentFile(
  { uri, path, named, names }: DocumentFile,
  { stdin = process.stdin }: EvaluateOptions,
): Promise<ReadDocumentFile> {
  const read = await readBytes(
    { uri, named, ...(path !== undefined && { path }) },
    { readStdin: () => readStream(stdin) },
  );
  if (read.kind === 'problem') return { documents: [], problems: [read.problem] };
  const { documents, problems } = await readText(uri, read.bytes);
  const isEmpty = documents.length + problems.length === 0;
  return {
    documents: documents.map((document) => ({
      ...document,
      id: document.index === 0 ? uri : `${uri}#${String(document.index)}`,
      names: [...names].toSorted(),
    })),
    input: {
      uri,
      digest: `sha256:${createHash('sha256').update(read.bytes).digest('hex')}`,
      kind: 'documents',
      units: documents.length,
    },
    // In a folder there may well be files of comments alone.
    problems: named && isEmpty ? [tellNoDocument(uri)] : problems,
  };
}

async function readText(uri: string, bytes: Uint8Array): Promise<ReadDataStream> {
  const decoded = decodeText(uri, bytes);
  return decoded.kind === 'text'
    ? readDataStream(uri, decoded.text)
    : { documents: [], problems: [decoded.problem] };
}

/** The problem of a file, or of whole sources, without a document. */
export function tellNoDocument(uri: string): Problem {
  return {
    ...emptySource(uri),
    message: 'there is no document in it',
    hint: 'Check what writes it: comments alone, or null, are no document.',
  };
}
