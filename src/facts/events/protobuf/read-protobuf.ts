import type { Problem } from '../../../report/index.js';
import type { EventSchema } from '../model/index.js';
import { declaredEventType, findEvents } from './find-events.js';
import { type ImportSettings, loadFiles, type ProtobufSource } from './load-files.js';
import { describeUnknownTypes } from './unknown-types.js';
import { marksOf } from './marks.js';
import type { LoadedFile } from './loaded-file.js';
import type { ProtoField, ProtoMessage } from './proto-file.js';
import {
  type AddedFields,
  type FieldsOfMessage,
  opennessOf,
  readFields,
  type UnknownType,
} from './read-fields.js';

/** What was read of files in Protobuf. */
export interface ProtobufReading {
  /** In the order of the files. */
  readonly schemas: readonly EventSchema[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the events of `.proto` files: proto2, proto3 and the editions. Files are read together, so that they find each other's types;
 * what they import is looked for below the root folder.
 */
export async function readProtobuf(
  sources: readonly ProtobufSource[],
  settings: ImportSettings = {},
): Promise<ProtobufReading> {
  const { files, all, problems } = await loadFiles(sources, settings);
  const added = addedFields(all);
  const unknown = new Map<ProtoField, UnknownType>();
  const found: Problem[] = [];
  const schemas = findEvents(files, all).map((message) => {
    const read = readFields(message, added);
    for (const each of read.unknown) unknown.set(each.field, each);
    if (read.cut) found.push(describeCut(message, read.cut));
    return toSchema(message, read);
  });
  return {
    schemas,
    problems: [...problems, ...describeUnknownTypes([...unknown.values()]), ...found],
  };
}

/** Fields that files add to messages which have numbers for them. */
function addedFields(files: readonly LoadedFile[]): AddedFields {
  const added = new Map<ProtoMessage, ProtoField[]>();
  for (const file of files) {
    for (const { extendee, scope, field } of file.extensions) {
      const message = file.resolve(extendee, scope);
      if (message.kind !== 'message') continue;
      added.set(message, [...(added.get(message) ?? []), field]);
    }
  }
  return added;
}

function toSchema(message: ProtoMessage, { fields }: FieldsOfMessage): EventSchema {
  const { file, pointer } = message;
  const { document, packageName } = file;
  const declared = declaredEventType(message);
  const version = versionOf(message);
  const isCloudEvent =
    message.fullName === 'io.cloudevents.v1.CloudEvent' ||
    declared?.name.endsWith('cloud_event_type') === true;
  return {
    id: `${document.uri}#${message.name}`,
    name: typeof declared?.value === 'string' ? declared.value : message.name,
    nameFrom: declared ? 'type-constant' : 'message',
    ...(packageName !== '' && { namespace: packageName }),
    ...(version !== undefined && { version }),
    format: 'protobuf',
    native: { format: 'protobuf', file, message: message.fullName },
    ...(message.description !== undefined && { description: message.description }),
    marks: [...marksOf(message.options, document), ...marksOf(file.options, document)],
    channels: [],
    openness: opennessOf(message),
    fields,
    ...(isCloudEvent && { isCloudEvent }),
    document,
    pointer,
  };
}

/** An option that is called so, else the part of the package that is a version: `shop.orders.v2`. */
function versionOf({ options, file }: ProtoMessage): string | undefined {
  const option = options.find(({ name, isCustom }) => isCustom && /(?:^|[._])version$/.test(name));
  if (typeof option?.value === 'string' || typeof option?.value === 'number') {
    return String(option.value);
  }
  return file.packageName
    .split('.')
    .findLast((part) => /^v\d+(?:p\d+)?(?:(?:alpha|beta)\d*)?$/.test(part));
}

function describeCut(message: ProtoMessage, cut: 'too-deep' | 'too-many'): Problem {
  const what =
    cut === 'too-many'
      ? 'has more fields than are listed: those after the first 20,000 are not judged'
      : 'is nested more than 64 levels deep: what is below is not judged';
  return {
    code: 'object-not-judged',
    message: `the message ${message.fullName} ${what}`,
    location: message.file.document.locate(message.pointer),
    hint: 'Split the event, or leave it out and check it by itself.',
  };
}
