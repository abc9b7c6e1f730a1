import { isRecord } from '../../../../source/is-record.js';
import type { SchemaNode } from '../../../schema/index.js';
import type { MediaType } from '../../model/index.js';

/** Bodies of these types are parsed, and schemas say what the values are. */
const parsed =
  /^(?:multipart\/|application\/(?:x-www-form-urlencoded|x-ndjson|jsonl|json-seq)$)|[/+](?:json|xml|yaml)$|\*/;

/** Notes for people. */
const note = /^(?:title|description|examples?|externalDocs|x-.*)$/;

/**
 * Whether both bodies are any bytes. OpenAPI 3.0 says so with `format: binary`; since 3.1 a schema is empty, absent or names the media
 * type of its content (OpenAPI 3.1.1, "Migrating binary descriptions from OAS 3.0").
 */
export function holdBytes(old: MediaType, newer: MediaType): boolean {
  const both = [old, newer];
  return (
    both.every((each) => !parsed.test(essenceOf(each)) && each.itemSchema === undefined) &&
    both.every((each) => isUnbound(each)) &&
    both.some(({ schema }) => targetOf(schema)?.['format'] === 'binary')
  );
}

function isUnbound(type: MediaType): boolean {
  if (type.schema === undefined || type.schema.value === true) return true;
  const schema = targetOf(type.schema);
  if (schema === undefined) return false;
  return Object.entries(schema).every(([key, value]) => {
    if (key === 'type') return value === 'string' && schema['format'] === 'binary';
    if (key === 'format') return value === 'binary';
    if (key !== 'contentMediaType') return note.test(key);
    return value === essenceOf(type) || value === 'application/octet-stream';
  });
}

/** What a schema says, behind references that stand alone. */
function targetOf(node: SchemaNode | undefined): Readonly<Record<string, unknown>> | undefined {
  if (node === undefined || !isRecord(node.value)) return undefined;
  const { $ref: reference, ...rest } = node.value;
  if (typeof reference !== 'string') return node.value;
  if (!Object.keys(rest).every((key) => note.test(key))) return undefined;
  // References are followed to their end where they are resolved, but for those with siblings.
  const target = node.document.resolve(reference, node.pointer);
  if ('unresolved' in target || !isRecord(target.value) || '$ref' in target.value) return undefined;
  return target.value;
}

function essenceOf({ type }: MediaType): string {
  return type.split(';', 1)[0] ?? type;
}
