import type { Problem } from '../../report/index.js';
import { DocumentLibrary } from '../schema/documents/document-library.js';
import { FieldShapes } from './json-schema/field-shape.js';
import { readJsonSchemas } from './json-schema/read-json-schemas.js';
import { schemaDialect } from './json-schema/schema-dialect.js';
import { tellFault } from './json-schema/tell-faults.js';
import type { EventSchemaSet } from './model/index.js';
import { tellDuplicates } from './naming/tell-duplicates.js';
import { EventIds } from './reading/event-ids.js';
import { type EventFiles, openEventFiles, type OpenFile } from './reading/open-event-files.js';
import { isProtobufName } from './reading/recognise-file.js';
import type { SetPart } from './reading/set-part.js';

/**
 * Reads the event schemas of some files below one folder, of a disk or of a revision. Never throws: what cannot be read is a problem with
 * its place, and the rest is there. The network is never asked.
 */
export async function readEventFiles(wanted: EventFiles): Promise<EventSchemaSet> {
  const { files, problems, leftOut } = await openEventFiles(wanted);
  const ids = new EventIds();
  const parts = [await readDocuments(files, wanted, ids)];
  const schemas = parts.flatMap((part) => part.schemas);
  const counts = new Map<string, number>();
  for (const { document } of schemas) {
    counts.set(document.uri, (counts.get(document.uri) ?? 0) + 1);
  }
  return {
    schemas,
    channels: parts.flatMap((part) => part.channels ?? []),
    problems: [
      ...problems,
      ...parts.flatMap((part) => part.problems),
      ...tellDuplicates(schemas),
      ...tellNothing(wanted, files, problems),
    ],
    files: files.map(({ uri, digest }) => ({ uri, digest, schemas: counts.get(uri) ?? 0 })),
    leftOut,
  };
}

/** What is JSON or YAML, and may refer to each other. */
async function readDocuments(
  files: readonly OpenFile[],
  { tree }: EventFiles,
  ids: EventIds,
): Promise<SetPart> {
  const library = new DocumentLibrary(tree, {
    noun: 'schema',
    dialectOf: schemaDialect,
    isForeign: isProtobufName,
  });
  const schemas = files.flatMap(({ content, data, path }) =>
    data && content === 'json-schema' ? [library.add(data, path)] : [],
  );
  await library.load();
  const shapes = new FieldShapes();
  const read = readJsonSchemas(schemas, library.all, shapes, ids);
  return {
    ...read,
    problems: [...library.problems, ...read.problems, ...shapes.faults.map(tellFault)],
  };
}

/** Files were named, and nothing in them could be judged: silence would look like a pass. */
function tellNothing(
  { paths, tree }: EventFiles,
  files: readonly OpenFile[],
  problems: readonly Problem[],
): readonly Problem[] {
  if (files.length > 0 || problems.length > 0) return [];
  const [first] = paths;
  const message =
    paths.length === 1
      ? 'the file holds no schema of events'
      : `none of the ${String(paths.length)} files holds a schema of events`;
  return [
    {
      code: 'source-no-match',
      message,
      ...(first !== undefined && { location: { uri: tree.uriOf(first) } }),
      hint: 'Name files or folders with JSON Schema, AsyncAPI, Avro, Protobuf or exports of a registry.',
    },
  ];
}
