import type { EventFormat } from '../model/index.js';
import type { ComparisonSettings } from './compare-event-schemas.js';
import type { SchemaComparison } from './schema-difference.js';

/** Two versions of the schema of one event. */
export interface SchemaPair extends ComparisonSettings {
  readonly format: EventFormat;
  /** As text, or as the plain value that the text stands for; of Protobuf a whole file as text. */
  readonly old: unknown;
  readonly new: unknown;
}

/**
 * Whether readers of each version of an event's schema take what is written with the other one, and every difference with what it means
 * for both.
 *
 * @throws ArchfitError `usage` where a text cannot be read
 * @example
 * const { forward, differences } = await compareSchemas({ format: 'json-schema', old, new: proposed });
 */
export async function compareSchemas(pair: SchemaPair): Promise<SchemaComparison> {
  // What compares is loaded by the first call, so that importing the package costs little.
  if (pair.format === 'avro') {
    const { compareAvro } = await import('../avro/index.js');
    const { plainAvro } = await import('./plain-avro.js');
    return compareAvro(await plainAvro('old', pair.old), await plainAvro('new', pair.new));
  }
  if (pair.format === 'protobuf') {
    const { compareProtobufTexts } = await import('../protobuf/compare/compare-texts.js');
    return compareProtobufTexts(pair.old, pair.new, { category: pair.protobuf });
  }
  const { plainSchema } = await import('./json-schema/plain-schema.js');
  const { JsonSchemaComparison } = await import('./json-schema/compare-json-schemas.js');
  const [old, after] = [await plainSchema('old', pair.old), await plainSchema('new', pair.new)];
  return new JsonSchemaComparison(pair).compare(old, after);
}
