import { type ManifestObject, openObjects } from '../facts/kubernetes/index.js';
import { ArchfitError } from '../report/index.js';
import type { Input } from './find-inputs.js';
import type { ObjectRef } from './judge-file.js';
import { readInput, readInputDocuments } from './read-input.js';

/** Opens an object of the input again, for a finding about it. */
export type ObjectOpener = (ref: ObjectRef) => Promise<ManifestObject>;

/**
 * Documents are not kept between judging and reporting, so that memory grows with the largest file and not with the input:
 * the few objects that set-scope rules have findings about are read again. The last file is kept.
 */
export function createObjectOpener(inputs: readonly Input[]): ObjectOpener {
  const byUri = new Map(inputs.map((input) => [input.uri, input]));
  let uri: string | undefined;
  let objects: ReadonlyMap<string, ManifestObject> = new Map();
  return async (ref) => {
    if (uri !== ref.uri) {
      objects = await readObjects(byUri.get(ref.uri));
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
async function readObjects(input: Input | undefined): Promise<ReadonlyMap<string, ManifestObject>> {
  const read = input && (await readInput(input));
  if (input === undefined || read?.kind !== 'bytes') return new Map();
  const { documents } = readInputDocuments(input, read.bytes);
  return new Map(
    documents.flatMap((each, document) =>
      openObjects(each).objects.map((object) => [keyOf({ document, path: object.path }), object]),
    ),
  );
}

function keyOf({ document, path }: Pick<ObjectRef, 'document' | 'path'>): string {
  return JSON.stringify([document, path]);
}
