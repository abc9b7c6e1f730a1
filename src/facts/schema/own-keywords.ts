import type { SchemaDialect } from './schema-node.js';

/** Keywords of a schema's own that say something about values or their use; the rest is for readers or follows other schemas. */
const said: ReadonlySet<string> = new Set([
  'type',
  'nullable',
  'x-nullable',
  'enum',
  'const',
  'x-extensible-enum',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'minContains',
  'maxContains',
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
]);

/** Keywords for readers: whatever they say, no change is told of them. */
const notes: ReadonlySet<string> = new Set([
  'title',
  'description',
  'example',
  'examples',
  'externalDocs',
  'xml',
  '$comment',
]);

/** The extensions that mean something here. */
const extensions: ReadonlySet<string> = new Set([
  'x-nullable',
  'x-extensible-enum',
  'x-extensible',
  'x-open-enum',
  'x-speakeasy-unknown-values',
  'x-ms-enum',
]);

/** Whether a keyword of a schema is never looked at where schemas are compared. */
export function isUnread(key: string): boolean {
  return notes.has(key) || (key.startsWith('x-') && !extensions.has(key));
}

/** Whether a schema says anything beside what it refers to. */
export function saysSomething(schema: Readonly<Record<string, unknown>>): boolean {
  for (const key in schema) if (said.has(key)) return true;
  // A discriminator beside a choice belongs to the choice; alone it is that of a base class.
  return 'discriminator' in schema && !('oneOf' in schema) && !('anyOf' in schema);
}

/** Dialects in which `$ref` hides everything beside it. */
export function refHidesSiblings(dialect: SchemaDialect): boolean {
  return dialect !== 'json-schema-2020-12' && dialect !== 'json-schema-2019-09';
}

/** Dialects that know `nullable` (or its vendor spelling) instead of a null type. */
export function spellsNullable(dialect: SchemaDialect): boolean {
  return dialect === 'openapi-3.0' || dialect === 'swagger-2.0';
}

export function isNullable(schema: Readonly<Record<string, unknown>>): boolean {
  return schema['nullable'] === true || schema['x-nullable'] === true;
}
