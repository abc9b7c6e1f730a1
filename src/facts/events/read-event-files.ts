import type { Problem } from '../../report/index.js';
import { openAsyncApis, protobufOf, readAsyncApis } from './asyncapi/read-asyncapis.js';
import { readAvro } from './avro/index.js';
import { FieldShapes } from './json-schema/field-shape.js';
import { readJsonSchemas } from './json-schema/read-json-schemas.js';
import { tellFault } from './json-schema/tell-faults.js';
import type { EventSchema, EventSchemaSet } from './model/index.js';
import { tellDuplicates } from './naming/tell-duplicates.js';
import { versionIn } from './naming/version-of.js';
import { stepsOf } from '../schema/documents/reference.js';
import { EventIds } from './reading/event-ids.js';
import { type EventFiles, openEventFiles, type OpenFile } from './reading/open-event-files.js';
import { SourceSet } from './reading/source-set.js';
import { applyEntry } from './registry/apply-entry.js';

/**
 * Reads the event schemas of some files below one folder, of a disk or of a revision. Never throws: what cannot be read is a problem with
 * its place, and the rest is there. The network is never asked.
 */
export async function readEventFiles(wanted: EventFiles): Promise<EventSchemaSet> {
  const { files, problems, unrecognised, leftOut } = await openEventFiles(wanted);
  const sources = new SourceSet(wanted, files);
  const { library } = sources;
  await library.load();
  const referred = new Set(library.all.map(({ path }) => path));
  const empty = unrecognised.filter(({ path }) => !referred.has(path));
  const messages = openAsyncApis(sources);
  const shapes = new FieldShapes();
  const ids = new EventIds();
  const json = readJsonSchemas(sources.jsonSchemas, library.all, shapes, ({ document, pointer }) =>
    ids.idOf(
      sources.pathOf(document),
      sources.partOf(document) ?? stepsOf(pointer).at(-1),
      pointer,
    ),
  );
  const avro = readAvro([...sources.avro.values()]);
  const avroEvents = [...sources.avro.keys()].map(
    (node, index) => [node, placeInSet(avro[index]?.schemas ?? [], sources, ids)] as const,
  );
  const protobuf = await readProtobufOf(sources, wanted);
  const protobufEvents = placeInSet(protobuf.schemas, sources, ids);
  const asyncApis = readAsyncApis(
    messages,
    { avro: new Map(avroEvents), protobuf: protobufEvents },
    shapes,
    ids,
  );
  const others = [...avroEvents.flatMap(([, schemas]) => schemas), ...protobufEvents];
  const free = others.filter((schema) => !asyncApis.used.has(schema));
  const own = [...json.schemas, ...free].map((schema) => {
    const entry = sources.entries.get(schema.document);
    return entry ? applyEntry(schema, entry) : schema;
  });
  const schemas = [...own, ...asyncApis.schemas];
  return {
    schemas,
    channels: asyncApis.channels ?? [],
    problems: [
      ...problems,
      ...empty.map(({ uri }) => noSchema(uri)),
      ...sources.problems,
      ...library.problems,
      ...json.problems,
      ...avro.flatMap((reading) => reading.problems),
      ...protobuf.problems,
      ...asyncApis.problems,
      ...shapes.faults.map(tellFault),
      ...tellDuplicates(own),
      ...tellNothing(wanted, files.length + problems.length + empty.length),
    ],
    files: countSchemas(files, schemas, asyncApis.homes),
    leftOut,
  };
}

/** The reader of Protobuf is loaded where there is some. */
async function readProtobufOf(
  sources: SourceSet,
  { tree, importPaths }: EventFiles,
): Promise<{ readonly schemas: readonly EventSchema[]; readonly problems: readonly Problem[] }> {
  const known = new Set(sources.protobuf.map(({ path }) => path));
  const wanted = new Set(sources.asyncApis.flatMap(protobufOf));
  for (const path of wanted) {
    const file = known.has(path) ? undefined : (await tree.read([path])).get(path);
    // What is not there is told where the message is read.
    if (file?.kind !== 'text') continue;
    sources.protobuf.push({ uri: file.uri, text: file.text, path });
    sources.setPath(file.uri, path);
  }
  if (sources.protobuf.length === 0) return { schemas: [], problems: [] };
  const { readProtobuf } = await import('./protobuf/read-protobuf.js');
  return readProtobuf(sources.protobuf, { tree, importPaths });
}

/** Ids that name files below the root: a revision and the disk have the same. Of what has no version, that of its path. */
function placeInSet(
  schemas: readonly EventSchema[],
  sources: SourceSet,
  ids: EventIds,
): readonly EventSchema[] {
  return schemas.map((schema) => {
    const { document, id, pointer } = schema;
    const [, part] = /#(.+)$/s.exec(id) ?? [];
    const path = sources.pathOf(document);
    const version = schema.version ?? versionIn(path);
    return {
      ...schema,
      id: ids.idOf(path, sources.partOf(document) ?? part, pointer),
      ...(version !== undefined && { version }),
    };
  });
}

function countSchemas(
  files: readonly OpenFile[],
  schemas: readonly EventSchema[],
  homes: ReadonlyMap<EventSchema, string>,
): EventSchemaSet['files'] {
  const counts = new Map<string, number>();
  for (const schema of schemas) {
    const uri = homes.get(schema) ?? schema.document.uri;
    counts.set(uri, (counts.get(uri) ?? 0) + 1);
  }
  return files.map(({ uri, digest }) => ({ uri, digest, schemas: counts.get(uri) ?? 0 }));
}

/** Files were named, and nothing in them could be judged: silence would look like a pass. */
function tellNothing({ paths, tree }: EventFiles, told: number): readonly Problem[] {
  if (told > 0) return [];
  const [first] = paths;
  if (first !== undefined && paths.length === 1) return [noSchema(tree.uriOf(first))];
  return [
    {
      code: 'source-no-match',
      message: `none of the ${String(paths.length)} files holds a schema of events`,
      ...(first !== undefined && { location: { uri: tree.uriOf(first) } }),
      hint: 'Name files or folders with JSON Schema, AsyncAPI, Avro, Protobuf or exports of a registry.',
    },
  ];
}

function noSchema(uri: string): Problem {
  return {
    code: 'schema-invalid',
    message: 'the file holds no schema of events',
    location: { uri },
    hint: 'Name a JSON Schema, an AsyncAPI document, Avro, Protobuf or the export of a registry.',
  };
}
