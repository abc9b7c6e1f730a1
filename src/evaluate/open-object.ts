import { type ManifestObject, openObjects } from '../facts/kubernetes/index.js';
import { ArchfitError } from '../report/index.js';
import { DocumentCache } from '../source/index.js';
import type { Input } from './find-inputs.js';
import type { ObjectRef } from './judge-file.js';
import { readInput, readInputDocuments } from './read-input.js';

/** Texts of documents that are kept to be opened again: some megabytes, however large the input is. */
const keptCharacters = 8_000_000;

/** Opens an object of the input again, for a finding about it. */
export type ObjectOpener = (ref: ObjectRef) => Promise<ManifestObject>;

/**
 * Documents are not kept between judging and reporting, so that memory grows with the largest file and not with the input:
 * the few objects that set-scope rules have findings about are read again. The last file is kept, and the last documents, since the
 * files of one system repeat them.
 */
export function createObjectOpener(inputs: readonly Input[]): ObjectOpener {
  const byUri = new Map(inputs.map((input) => [input.uri, input]));
  const documents = new DocumentCache(keptCharacters);
  let uri: string | undefined;
  let objects: ReadonlyMap<string, ManifestObject> = new Map();
  return async (ref) => {
    if (uri !== ref.uri) {
      objects = await readObjects(byUri.get(ref.uri), documents);
      ({ uri } = ref);
    }
    const object = objects.get(keyOf(ref));
    if (object) return object;
    throw new ArchfitError(
      'usage',
      `${ref.uri} changed while it was judged`,
      'Run again when nothing writes to the input.',
    );
  };
}

/** All objects of an input by their place: a list may hold thousands, and each may have a finding. */
async function readObjects(
  input: Input | undefined,
  cache: DocumentCache,
): Promise<ReadonlyMap<string, ManifestObject>> {
  const read = input && (await readInput(input));
  if (input === undefined || read?.kind !== 'bytes') return new Map();
  const { documents } = readInputDocuments(input, read.bytes, cache);
  return new Map(
    documents.flatMap((each, document) =>
      openObjects(each).objects.map((object) => [keyOf({ document, path: object.path }), object]),
    ),
  );
}

function keyOf({ document, path }: Pick<ObjectRef, 'document' | 'path'>): string {
  return JSON.stringify([document, path]);
}
