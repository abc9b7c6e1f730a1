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
 * the few objects that set-scope rules have findings about are read again. The last files are kept, and the last documents, since the
 * files of one system repeat them, and what is found of one object leads to others.
 */
export function createObjectOpener(
  inputs: readonly Input[],
  documents = new DocumentCache(keptCharacters),
): ObjectOpener {
  const byUri = new Map(inputs.map((input) => [input.uri, input]));
  const files = new Map<string, OpenedFile>();
  let held = 0;
  const open = async (uri: string): Promise<OpenedFile> => {
    const known = files.get(uri);
    if (known) {
      // The one that was not asked for longest stands first.
      files.delete(uri);
      files.set(uri, known);
      return known;
    }
    const file = await openFile(byUri.get(uri), documents);
    files.set(uri, file);
    held += file.characters;
    for (const [oldest, { characters }] of files) {
      if (held <= keptCharacters || oldest === uri) break;
      files.delete(oldest);
      held -= characters;
    }
    return file;
  };
  return async (ref) => {
    const object = (await open(ref.uri)).objects.get(keyOf(ref));
    if (object) return object;
    throw new ArchfitError(
      'usage',
      `${ref.uri} changed while it was judged`,
      'Run again when nothing writes to the input.',
    );
  };
}

interface OpenedFile {
  /** All of them by their place: a list may hold thousands, and each may have a finding. */
  readonly objects: ReadonlyMap<string, ManifestObject>;
  /** Length of the texts that they were read from. */
  readonly characters: number;
}

async function openFile(input: Input | undefined, cache: DocumentCache): Promise<OpenedFile> {
  const read = input && (await readInput(input));
  if (input === undefined || read?.kind !== 'bytes') return { objects: new Map(), characters: 0 };
  const { documents } = readInputDocuments(input, read.bytes, cache);
  const objects = documents.flatMap((each, document) =>
    openObjects(each).objects.map(
      (object) => [keyOf({ document, path: object.path }), object] as const,
    ),
  );
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  return { objects: new Map(objects), characters };
}

function keyOf({ document, path }: Pick<ObjectRef, 'document' | 'path'>): string {
  return JSON.stringify([document, path]);
}
