import type { Problem } from '../report/index.js';
import {
  type DocumentCache,
  type FileBytes,
  type ReadDocuments,
  readBytes,
  readManifestText,
} from '../source/index.js';
import type { Input } from './find-inputs.js';

/** The bytes of an input: those that it came with, else those of its file. */
export async function readInput({ uri, path, named, bytes }: Input): Promise<FileBytes> {
  if (bytes) return { kind: 'bytes', bytes };
  return readBytes({ uri, named, ...(path === undefined ? {} : { path }) });
}

/** The documents of an input; those of what was rendered say from what. */
export function readInputDocuments(
  { uri, rendered }: Pick<Input, 'uri' | 'rendered'>,
  bytes: Uint8Array,
  cache?: DocumentCache,
): ReadDocuments {
  const { documents, problems } = readManifestText(uri, bytes, cache);
  if (rendered === undefined) return { documents, problems };
  return { documents: documents.map((document) => ({ ...document, rendered })), problems };
}

/** Says of a problem in what was rendered where it came from, and what can be done about it there. */
export function placeInputProblem(
  problem: Problem,
  { uri, rendered }: Pick<Input, 'uri' | 'rendered'>,
): Problem {
  if (rendered === undefined) return problem;
  const location = { ...(problem.location ?? { uri }), rendered };
  return problem.code === 'template-unrendered'
    ? { ...problem, location, message: leftBraces, hint: leftBracesHint }
    : { ...problem, location };
}

const leftBraces = 'braces of a template are left in what was rendered';

const leftBracesHint =
  'Correct the template: a value holds {{ }}, which tpl would render, or quote it where braces are meant.';
