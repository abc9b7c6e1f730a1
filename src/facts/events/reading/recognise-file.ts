import { isRecord } from '../../../source/is-record.js';
import { isJsonSchema } from '../json-schema/is-json-schema.js';

/** What a file of YAML or JSON holds. */
export type FileContent = 'asyncapi' | 'registry' | 'avro' | 'json-schema' | 'other';

/** Names of files in which schemas are looked for: those of JSON, YAML, Avro and Protobuf, and Iglu's versions. */
export function isEventFileName(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  if (folders.some((step) => step.startsWith('.') || step === 'node_modules')) return false;
  return eventFileName.test(path);
}

export const eventFileName = /(?:\.(?:ya?ml|json|avsc|avpr|proto)|(?:^|[\\/])\d+-\d+-\d+)$/i;

export function isProtobufName(path: string): boolean {
  return /\.proto$/i.test(path);
}

/** Tells by its content what a file holds. */
export function recogniseFile(value: unknown, path: string): FileContent {
  if (/\.(?:avsc|avpr)$/i.test(path)) return 'avro';
  if (isRecord(value)) {
    if ('asyncapi' in value) return 'asyncapi';
    if ('openapi' in value || 'swagger' in value) return 'other';
  }
  if (isRegistryExport(value)) return 'registry';
  if (isAvro(value)) return 'avro';
  return isJsonSchema(value) ? 'json-schema' : 'other';
}

/** What a schema registry says of one version of a subject, or a list of such: the schema stands in it as text. */
function isRegistryExport(value: unknown): boolean {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.length > 0 && entries.every(isRegistryEntry);
}

function isRegistryEntry(value: unknown): boolean {
  if (!isRecord(value) || typeof value['schema'] !== 'string') return false;
  return 'subject' in value || 'schemaType' in value || ('version' in value && 'id' in value);
}

function isAvro(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isNamedType);
  return isNamedType(value) || isProtocol(value);
}

function isNamedType(value: unknown): boolean {
  if (!isRecord(value) || typeof value['name'] !== 'string') return false;
  const { type } = value;
  return (
    (type === 'record' && Array.isArray(value['fields'])) ||
    (type === 'enum' && Array.isArray(value['symbols'])) ||
    (type === 'fixed' && 'size' in value)
  );
}

function isProtocol(value: unknown): boolean {
  if (!isRecord(value) || typeof value['protocol'] !== 'string') return false;
  return Array.isArray(value['types']) || isRecord(value['messages']);
}
