import { type ManifestObject, openObjects } from '../facts/kubernetes/index.js';
import { ArchfitError } from '../report/index.js';
import { readBytes, readManifestText } from '../source/index.js';
import type { Input } from './find-inputs.js';
import type { ObjectRef } from './judge-file.js';

/** Opens an object of the input again, for a finding about it. */
export type ObjectOpener = (ref: ObjectRef) => Promise<ManifestObject>;

/**
 * Documents are not kept between judging and reporting, so that memory grows with the largest file and not with the input:
 * the few objects that set-scope rules have findings about are read again. The last file is kept.
 */
export function createObjectOpener(inputs: readonly Input[]): ObjectOpener {
  const byUri = new Map(inputs.map((input) => [input.uri, input]));
  let uri: string | undefined;
  let objects: readonly (readonly ManifestObject[])[] = [];
  return async (ref) => {
    if (uri !== ref.uri) {
      objects = await readObjects(byUri.get(ref.uri));
      ({ uri } = ref);
    }
    const pointer = JSON.stringify(ref.path);
    const object = objects[ref.document]?.find(({ path }) => JSON.stringify(path) === pointer);
    if (object) return object;
    throw new ArchfitError(
      'usage',
      `${ref.uri} changed while it was judged`,
      'Run again when nothing writes to the input.',
    );
  };
}

async function readObjects(input: Input | undefined) {
  if (!input) return [];
  const { uri, path, named, bytes } = input;
  const read = bytes
    ? ({ kind: 'bytes', bytes } as const)
    : await readBytes({ uri, named, ...(path === undefined ? {} : { path }) });
  if (read.kind === 'problem') return [];
  return readManifestText(uri, read.bytes).documents.map((each) => openObjects(each).objects);
}
