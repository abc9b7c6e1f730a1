import { posix } from 'node:path';
import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import { joinPaths, parseReference } from '../../schema/documents/reference.js';
import type { FileNode, SchemaFile } from '../../schema/documents/schema-file.js';
import type { FieldShapes } from '../json-schema/field-shape.js';
import { readJsonSchema } from '../json-schema/read-json-schema.js';
import { tellCuts } from '../json-schema/tell-faults.js';
import type { EventChannel, EventSchema } from '../model/index.js';
import type { EventIds } from '../reading/event-ids.js';
import type { SetPart } from '../reading/set-part.js';
import type { SourceSet } from '../reading/source-set.js';
import { type AsyncMessage, findMessages } from './find-messages.js';
import { follow, text } from './parts.js';
import { type Payload, payloadOf } from './payload-of.js';
import { nameOf, readMessage } from './read-message.js';

/** Messages whose payloads are known, before they are read. */
export interface OpenAsyncApi {
  readonly messages: readonly (AsyncMessage & { readonly payload: Payload })[];
  readonly channels: readonly EventChannel[];
  readonly problems: readonly Problem[];
}

/** Finds the messages of documents, and hands payloads in Avro and Protobuf to those who read them. */
export function openAsyncApis(sources: SourceSet): OpenAsyncApi {
  const [known, unknown] = [true, false].map((isKnown) =>
    sources.asyncApis.filter((file) => isVersionKnown(file) === isKnown),
  );
  const problems = (unknown ?? []).map((file): Problem => ({
    code: 'schema-invalid',
    message: 'the version of AsyncAPI is not 2 or 3',
    location: file.locate('/asyncapi'),
    hint: 'Convert the document to AsyncAPI 3.',
  }));
  const found = findMessages(known ?? []);
  const messages = found.messages.map((message) => {
    const payload = payloadOf(message.node);
    if (payload.kind === 'avro') {
      const target = follow(payload.node);
      if (target) sources.addAvro(target, true);
    }
    if (payload.kind === 'protobuf') addProtobuf(payload.node, sources);
    if (payload.kind === 'unknown') problems.push(tellFormat(payload.node));
    return { ...message, payload };
  });
  return { messages, channels: found.channels, problems };
}

function isVersionKnown({ root }: SchemaFile): boolean {
  return isRecord(root) && /^[23](?:\.|$)/.test(String(root['asyncapi']));
}

/** A text of Protobuf in the document; files are read with those of the set. */
function addProtobuf({ document, pointer, value }: FileNode, sources: SourceSet): void {
  if (typeof value !== 'string') return;
  sources.protobuf.push({
    uri: document.uri,
    text: value,
    document: { uri: document.uri, locate: () => document.locate(pointer) },
  });
}

function tellFormat({ document, pointer }: FileNode): Problem {
  return {
    code: 'schema-invalid',
    message: 'the payload is written in a format that is not read',
    location: document.locate(pointer),
    hint: 'Write it as JSON Schema, Avro or Protobuf.',
  };
}

/** Payloads that others have read. */
export interface ForeignPayloads {
  readonly avro: ReadonlyMap<FileNode, readonly EventSchema[]>;
  readonly protobuf: readonly EventSchema[];
}

/** The events of the messages, with the schemas of other files that are now known as their payloads. */
export function readAsyncApis(
  { messages, channels, problems: known }: OpenAsyncApi,
  { avro, protobuf }: ForeignPayloads,
  shapes: FieldShapes,
  ids: EventIds,
): SetPart & {
  readonly used: ReadonlySet<EventSchema>;
  /** Messages that stand in files of their own, by those that name them. */
  readonly homes: ReadonlyMap<EventSchema, string>;
} {
  const problems = [...known];
  const used = new Set<EventSchema>();
  const homes = new Map<EventSchema, string>();
  const schemas = messages.map((message): EventSchema => {
    const { node, payload } = message;
    const path = node.document.path ?? node.document.uri;
    const id = ids.idOf(path, nameOf(message), node.pointer);
    const read = (schema: FileNode): EventSchema => {
      const reading = readJsonSchema(schema, { id, path: '', shapes });
      problems.push(...tellCuts(reading.cuts, schema));
      return reading.schema;
    };
    const found = ((): EventSchema | undefined => {
      switch (payload.kind) {
        case 'json-schema':
          return read(payload.node);
        case 'avro':
          return avro.get(follow(payload.node) ?? payload.node)?.[0];
        case 'protobuf':
          return findProtobuf(payload.node, message, protobuf);
        default:
          return undefined;
      }
    })();
    if (found) used.add(found);
    else if (payload.kind === 'protobuf') problems.push(tellMissing(payload.node));
    const schema = readMessage(message, found ?? withoutPayload(node, id), shapes, id);
    homes.set(schema, message.api.document.uri);
    return schema;
  });
  return { schemas, channels, problems, used, homes };
}

/** Of a file with several messages the one that the reference, or the message, names. */
function findProtobuf(
  node: FileNode,
  message: AsyncMessage,
  schemas: readonly EventSchema[],
): EventSchema | undefined {
  const reference = isRecord(node.value) ? text(node, '$ref') : undefined;
  const parsed = reference === undefined ? undefined : parseReference(reference);
  const path =
    parsed?.kind === 'file' ? joinPaths(node.document.path ?? '', parsed.path) : undefined;
  const fragment = parsed?.kind === 'file' ? parsed.fragment.replace(/^\//, '') : '';
  const own = node.document.locate(node.pointer).region?.startLine;
  const some = schemas.filter(({ id, document, pointer }) =>
    path === undefined
      ? document.uri === node.document.uri && document.locate(pointer).region?.startLine === own
      : id.startsWith(`${path}#`),
  );
  const named = [fragment, nameOf(message)];
  return some.find(({ id }) => named.includes(id.slice(id.lastIndexOf('#') + 1))) ?? some[0];
}

function tellMissing({ document, pointer }: FileNode): Problem {
  return {
    code: 'reference-unresolved',
    message: 'the payload leads to no message of a file in Protobuf that is read',
    location: document.locate(pointer),
    hint: 'Name the file among those that are read, too.',
  };
}

/** A message of which nothing is known but its headers: an empty schema says as much. */
function withoutPayload(node: FileNode, id: string): EventSchema {
  return {
    document: node.document,
    pointer: node.pointer,
    id,
    name: '',
    nameFrom: 'message',
    format: 'json-schema',
    native: { format: 'json-schema', node: { ...node, value: {} } },
    marks: [],
    channels: [],
    openness: 'undeclared',
    fields: [],
  };
}

/** Files in Protobuf to which a document refers. */
export function protobufOf(file: SchemaFile): readonly string[] {
  return file.index.references.flatMap(({ reference }) => {
    const parsed = parseReference(reference);
    if (parsed.kind !== 'file' || posix.extname(parsed.path).toLowerCase() !== '.proto') return [];
    return joinPaths(file.path ?? '', parsed.path) ?? [];
  });
}
