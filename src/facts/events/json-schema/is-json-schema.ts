import { isRecord } from '../../../source/is-record.js';

const typeNames = new Set(['string', 'integer', 'number', 'boolean', 'null', 'object', 'array']);

/**
 * Whether a file holds a JSON Schema: it names a draft, describes itself as Iglu's do, or is written like one. A file of data may name
 * its schema under `$schema`, too.
 */
export function isJsonSchema(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isRecord(value)) return false;
  const { $schema: draft, self } = value;
  if (typeof draft === 'string' && draft.includes('json-schema.org/')) return true;
  if (isRecord(self) && 'vendor' in self && self['format'] === 'jsonschema') return true;
  return isWrittenLikeOne(value);
}

function isWrittenLikeOne(value: Readonly<Record<string, unknown>>): boolean {
  const { properties, type, items, $ref } = value;
  const hasType = isType(type);
  if (properties !== undefined) {
    return (hasType || type === undefined) && isMapOfSchemas(properties);
  }
  for (const key of ['allOf', 'anyOf', 'oneOf']) if (isListOfSchemas(value[key])) return true;
  for (const key of ['$defs', 'definitions']) if (isMapOfSchemas(value[key])) return true;
  if (hasType) {
    return (
      [
        '$id',
        'title',
        'description',
        'additionalProperties',
        'enum',
        'const',
        'pattern',
        'format',
      ].some((key) => key in value) ||
      isRecord(items) ||
      Object.keys(value).length === 1
    );
  }
  return typeof $ref === 'string' && Object.keys(value).every((key) => key.startsWith('$'));
}

function isType(type: unknown): boolean {
  if (typeof type === 'string') return typeNames.has(type);
  return Array.isArray(type) && type.length > 0 && type.every((one) => typeNames.has(String(one)));
}

function isMapOfSchemas(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const entries = Object.values(value);
  return entries.length > 0 && entries.every(isSchemaLike);
}

function isListOfSchemas(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isSchemaLike);
}

const tellTale = [
  'type',
  '$ref',
  'enum',
  'const',
  'properties',
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  'description',
  'format',
  'required',
  'not',
];

function isSchemaLike(value: unknown): boolean {
  if (typeof value === 'boolean') return true;
  if (!isRecord(value)) return false;
  const { type } = value;
  if (type !== undefined && !isType(type)) return false;
  return Object.keys(value).length === 0 || tellTale.some((key) => key in value);
}
