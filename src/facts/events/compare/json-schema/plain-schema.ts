import { DocumentLibrary } from '../../../schema/documents/document-library.js';
import type { SchemaNode } from '../../../schema/index.js';
import { schemaDialect } from '../../json-schema/schema-dialect.js';
import { readPlain } from '../read-plain.js';

/**
 * A schema that comes as text or as a plain value, by itself: references lead into it and nowhere else.
 *
 * @param name - what it is called in messages
 * @throws ArchfitError `usage` where a text cannot be read
 */
export async function plainSchema(name: string, written: unknown): Promise<SchemaNode> {
  const file = await readPlain(name, written);
  const library = new DocumentLibrary(undefined, {
    noun: 'schema',
    dialectOf: schemaDialect,
  });
  return { document: library.add(file, undefined), pointer: '', value: file.value };
}
