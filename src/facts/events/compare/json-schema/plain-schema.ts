import { isRecord } from '../../../../source/is-record.js';
import { DocumentLibrary } from '../../../schema/documents/document-library.js';
import type { SchemaDialect, SchemaNode } from '../../../schema/index.js';
import { readPlain } from '../read-plain.js';

/**
 * A schema that comes as text or as a plain value, by itself: references lead into it and nowhere else.
 *
 * @param name - what it is called in messages
 * @throws ArchfitError `usage` where a text cannot be read
 */
export async function plainSchema(name: string, written: unknown): Promise<SchemaNode> {
  const file = await readPlain(name, written);
  const library = new DocumentLibrary(undefined, { noun: 'schema', dialectOf });
  return { document: library.add(file, undefined), pointer: '', value: file.value };
}

function dialectOf(schema: unknown): SchemaDialect {
  const declared = isRecord(schema) ? schema['$schema'] : undefined;
  const draft = typeof declared === 'string' ? /draft-0([467])|(2019-09)/.exec(declared) : null;
  if (draft?.[2] !== undefined) return 'json-schema-2019-09';
  switch (draft?.[1]) {
    case '4':
      return 'json-schema-draft-04';
    case '6':
      return 'json-schema-draft-06';
    case '7':
      return 'json-schema-draft-07';
    default:
      return 'json-schema-2020-12';
  }
}
