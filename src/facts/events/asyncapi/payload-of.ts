import { isRecord } from '../../../source/is-record.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import { child, follow, text } from './parts.js';

/** What a message carries. */
export type Payload =
  | { readonly kind: 'json-schema' | 'avro' | 'protobuf'; readonly node: FileNode }
  | { readonly kind: 'unknown'; readonly node: FileNode; readonly format: string }
  | { readonly kind: 'none' };

/** The schema of a payload, in the format that the message, or the schema itself (Multi Format Schema Object), names. */
export function payloadOf(message: FileNode): Payload {
  const written = child(message, 'payload');
  if (written === undefined) return { kind: 'none' };
  const wrapped = follow(written);
  const inner = text(wrapped, 'schemaFormat') === undefined ? undefined : child(wrapped, 'schema');
  const format = (inner ? text(wrapped, 'schemaFormat') : text(message, 'schemaFormat')) ?? '';
  const node = inner ?? written;
  const kind = kindOf(format, node);
  return kind === undefined ? { kind: 'unknown', node, format } : { kind, node };
}

function kindOf(format: string, node: FileNode): 'json-schema' | 'avro' | 'protobuf' | undefined {
  if (/avro/i.test(format)) return 'avro';
  if (/protobuf/i.test(format)) return 'protobuf';
  if (format !== '' && !/asyncapi|schema\+|openapi/i.test(format)) return undefined;
  const { value } = node;
  const reference = isRecord(value) && typeof value['$ref'] === 'string' ? value['$ref'] : '';
  if (/\.avsc(?:#|$)/i.test(reference)) return 'avro';
  if (/\.proto(?:#|$)/i.test(reference)) return 'protobuf';
  // No type of JSON Schema is called so.
  return isRecord(value) && value['type'] === 'record' ? 'avro' : 'json-schema';
}
