import { isRecord } from '../../../source/is-record.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { FieldShapes } from '../json-schema/field-shape.js';
import { listFields } from '../json-schema/list-fields.js';
import { marksOf } from '../json-schema/marks-of.js';
import { isCloudEvent } from '../json-schema/read-json-schema.js';
import type { EventField, EventSchema, FieldSection, Mark } from '../model/index.js';
import { typeConstant } from '../naming/name-event.js';
import { versionOf } from '../naming/version-of.js';
import type { AsyncMessage } from './find-messages.js';
import { child, entries, extensionsOf, follow, text, withTraits } from './parts.js';

/** What a message adds to the schema of its payload: its name, channels, headers and key. */
export function readMessage(
  message: AsyncMessage,
  payload: EventSchema,
  shapes: FieldShapes,
  id: string,
): EventSchema {
  const { node, api, channels, around } = message;
  const parts = withTraits(node);
  const fields = [...payload.fields];
  for (const [schema, section] of besidePayload(parts)) {
    fields.push(...listSection(schema, section, shapes, fields.length));
  }
  const marks: readonly Mark[] = [
    ...payload.marks,
    ...parts.flatMap(extensionsOf),
    ...parts.flatMap((part) => marksOf(part).filter(({ key }) => key === 'correlationId')),
    ...[...new Set(around)].flatMap(extensionsOf),
    ...extensionsOf(child(api, 'info')),
    ...extensionsOf(api),
  ];
  const constant = typeConstant(fields);
  const name = constant ?? nameOf(message);
  const root = isRecord(node.value) ? node.value : {};
  const version =
    versionOf({ fields, marks, root, path: '', name }) ??
    payload.version ??
    text(child(api, 'info'), 'version');
  const description = text(node, 'description') ?? text(node, 'summary') ?? payload.description;
  const isEnvelope = isCloudEvent(fields) || /cloudevents/i.test(text(node, 'contentType') ?? '');
  return {
    ...payload,
    id,
    document: node.document,
    pointer: node.pointer,
    name,
    nameFrom: constant === undefined ? 'message' : 'type-constant',
    ...(version !== undefined && { version }),
    ...(description !== undefined && { description }),
    marks,
    channels,
    fields,
    ...(isEnvelope && { isCloudEvent: true }),
  };
}

/** As it is named, else listed, else titled. */
export function nameOf({ node, key }: AsyncMessage): string {
  return (
    text(node, 'name') ??
    (key === '' ? undefined : key) ??
    text(node, 'messageId') ??
    text(node, 'title') ??
    'message'
  );
}

function besidePayload(parts: readonly FileNode[]): readonly (readonly [FileNode, FieldSection])[] {
  return parts.flatMap((part) => [
    ...schemaAt(child(part, 'headers'), 'headers'),
    ...entries(part, 'bindings').flatMap(([protocol, binding]) =>
      protocol === 'kafka' ? schemaAt(child(follow(binding), 'key'), 'key') : [],
    ),
  ]);
}

/** A schema, or one that is wrapped with its format. */
function schemaAt(
  written: FileNode | undefined,
  section: FieldSection,
): readonly (readonly [FileNode, FieldSection])[] {
  const node = follow(written);
  const inner = text(node, 'schemaFormat') === undefined ? undefined : child(node, 'schema');
  const schema = inner ?? written;
  return schema ? [[schema, section]] : [];
}

function listSection(
  schema: FileNode,
  section: FieldSection,
  shapes: FieldShapes,
  start: number,
): readonly EventField[] {
  const { fields } = listFields(schema, shapes, section, start);
  return fields.map((field) => ({ ...field, path: `${section}.${field.path}` }));
}
