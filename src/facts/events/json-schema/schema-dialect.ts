import { isRecord } from '../../../source/is-record.js';
import type { SchemaDialect } from '../../schema/index.js';

const drafts: readonly (readonly [pattern: RegExp, dialect: SchemaDialect])[] = [
  // Snowplow's self-describing schemas are of draft-04.
  [/draft-0[1-4]\b|iglucentral\.com/, 'json-schema-draft-04'],
  [/draft-0[56]\b/, 'json-schema-draft-06'],
  [/draft-07\b/, 'json-schema-draft-07'],
  [/2019-09/, 'json-schema-2019-09'],
  [/2020-12|spec\.openapis\.org/, 'json-schema-2020-12'],
];

/** The draft by which a file is to be read; without `$schema`, by the keywords at its root. */
export function schemaDialect(root: unknown): SchemaDialect {
  const schema = isRecord(root) ? root : {};
  const { $schema: written } = schema;
  if (typeof written === 'string') {
    const known = drafts.find(([pattern]) => pattern.test(written));
    if (known) return known[1];
  }
  // AsyncAPI extends draft-07.
  if ('asyncapi' in schema) return 'json-schema-draft-07';
  if ('self' in schema || typeof schema['id'] === 'string') return 'json-schema-draft-04';
  return 'definitions' in schema ? 'json-schema-draft-07' : 'json-schema-2020-12';
}

/** Whether `$schema` names a draft of JSON Schema that nobody knows: one of other makers extends a draft, and is read as such. */
export function isUnknownDraft(written: unknown): boolean {
  if (typeof written !== 'string') return written !== undefined;
  return written.includes('json-schema.org') && !drafts.some(([pattern]) => pattern.test(written));
}
