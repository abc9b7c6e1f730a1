import type { FileAccess } from '../../source/files.js';
import type { EventSchemaSet } from './model/index.js';

/** A schema as text. */
export interface EventText {
  /** What messages call it, and where relative references start: a path. Its ending tells the format where the text does not. */
  readonly uri: string;
  readonly text: string;
}

/** Where event schemas are looked for. */
export interface ReadEventSchemasOptions extends Pick<FileAccess, 'fs'> {
  /** What relative paths start from. Default: the working directory of the process. */
  readonly cwd?: string;
  /** No reference leads out of this folder. Default: the working directory; of a file outside of it, its own folder. */
  readonly root?: string;
  /** Folders from which imports of Protobuf start, beside the root and the folder of the file; relative to the root. */
  readonly importPaths?: readonly string[];
}

/**
 * Reads the event schemas of files, folders and globs, or of texts: JSON Schema, AsyncAPI, Avro, Protobuf, exports of a schema registry.
 * A schema to which another one refers is a definition, and no event; a file of other content is left out, unless it is named itself. The
 * network is never asked. What cannot be read is a problem of the set, and the rest is there.
 *
 * @example
 * const { schemas, problems } = await readEventSchemas('events/');
 */
export async function readEventSchemas(
  files: string | readonly string[] | readonly EventText[],
  options: ReadEventSchemasOptions = {},
): Promise<EventSchemaSet> {
  // What reads schemas is loaded by the first call, so that importing the package costs little.
  const { readGivenSchemas } = await import('./read-given-schemas.js');
  return readGivenSchemas(files, options);
}
