import type { Problem } from '../report/problem.js';
import { type FileAccess, findFiles, type SourceFile } from './files.js';
import { readBytes } from './read-bytes.js';
import { DocumentCache, type ReadDocuments, readManifestText } from './read-documents.js';

/** What one file of a source came to. */
export interface ReadManifest extends ReadDocuments {
  readonly file: SourceFile;
  /** Undefined where the file could not be read. */
  readonly bytes: Uint8Array | undefined;
}

export interface ReadManifests {
  readonly manifests: readonly ReadManifest[];
  /** Of the source as a whole; each manifest has problems of its own. */
  readonly problems: readonly Problem[];
}

/**
 * Finds and reads all manifests of a source. A file that holds comments only is common in what Helm renders; a file that a
 * person named, the standard input, or a whole source without any document is a problem.
 */
export async function readManifests(
  patterns: readonly string[],
  access: FileAccess,
  cache: DocumentCache = new DocumentCache(),
): Promise<ReadManifests> {
  const found = await findFiles(patterns, access);
  const problems = [...found.problems];
  const manifests: ReadManifest[] = [];
  for (const file of found.files) {
    const read = await readBytes(file, access);
    if (read.kind === 'problem') {
      manifests.push({ file, bytes: undefined, documents: [], problems: [read.problem] });
      continue;
    }
    const { bytes } = read;
    const { documents, problems: own } = readManifestText(file.uri, bytes, cache);
    const empty = file.named && documents.length === 0 && own.length === 0;
    manifests.push({ file, bytes, documents, problems: empty ? [emptySource(file.uri)] : own });
  }
  const yieldsNothing = manifests.every(
    (each) => each.documents.length + each.problems.length === 0,
  );
  if (yieldsNothing && problems.length === 0) problems.push(emptySource(patterns.join(' ')));
  return { manifests, problems };
}

/** The problem of a stream, or of a whole source, that holds no document. */
export function emptySource(uri: string): Problem {
  return {
    code: 'source-empty',
    message: 'there is no document in it',
    location: { uri },
    hint: 'Check that the command before it has rendered something, and that it did not fail.',
  };
}
