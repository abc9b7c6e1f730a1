import type { ClassifiableField, NamedField } from './classifiable-field.js';
import type { ClassificationSettings } from './classification-settings.js';
import type { ClassifiableSchema } from './classify-fields.js';
import type { FieldClassification } from './field-classification.js';

/**
 * Says of each field how sensitive it is, and by what: its own markers, those of what holds it, a `classification.yaml`, its name, its
 * values. Names and values are looked at whatever is declared, so that what is declared as harmless and is not shows. One pass.
 *
 * @param schema - fields, containers before what they hold; or names by themselves
 * @returns a classification for each field, in their order
 * @example
 * const [found] = await classifyFields([{ name: 'email', container: 'customer' }]);
 * found?.verdict?.level; // 'confidential'
 */
export async function classifyFields(
  schema: ClassifiableSchema | readonly (ClassifiableField | NamedField)[],
  settings: ClassificationSettings = {},
): Promise<readonly FieldClassification[]> {
  // The words and what reads them are loaded by the first call, so that importing the package costs little.
  const loaded = await import('./classify-fields.js');
  return loaded.classifyFields(schema, settings);
}
