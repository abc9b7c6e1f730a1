import type { ClassifiableField, ClassifiableMark, NamedField } from './classifiable-field.js';
import {
  type ClassificationSettings,
  type PreparedSettings,
  prepareSettings,
} from './classification-settings.js';
import { type Declaration, declareField, declareSchema } from './declare-field.js';
import { detectField } from './detect-field.js';
import type { FieldClassification } from './field-classification.js';
import { weigh } from './weigh.js';

/** A schema with its fields, as any domain has it. */
export interface ClassifiableSchema {
  readonly fields: readonly ClassifiableField[];
  /** What is declared for the whole: on the schema, its message, its file; nearest first. */
  readonly marks?: readonly ClassifiableMark[];
  readonly name?: string;
  /** The file that it stands in, as entries of a `classification.yaml` may name it. */
  readonly uri?: string;
}

/**
 * Says of each field how sensitive it is, and by what: its own markers, those of what holds it, a `classification.yaml`, its name, its
 * values. Names and values are looked at whatever is declared, so that what is declared as harmless and is not shows. One pass.
 *
 * @param schema - fields, containers before what they hold; or names by themselves
 * @returns a classification for each field, in their order
 * @example
 * classifyFields([{ name: 'email', container: 'customer' }])[0]?.verdict?.level // 'confidential'
 */
export function classifyFields(
  schema: ClassifiableSchema | readonly (ClassifiableField | NamedField)[],
  settings: ClassificationSettings = {},
): readonly FieldClassification[] {
  const prepared = prepareSettings(settings);
  const whole = 'fields' in schema ? schema : undefined;
  const fields = 'fields' in schema ? schema.fields : schema;
  const surroundings = listSurroundings(fields, declareSchema(whole ?? {}, prepared), prepared);
  const holders = new Set(fields.map((field) => ('parent' in field ? field.parent : undefined)));
  const declarations: Declaration[] = [];
  return fields.map((given, index) => {
    const field = toField(given);
    const { around: outermost, siblings } = surroundings(given);
    const around =
      field.parent === undefined ? outermost : (declarations[field.parent] ?? outermost);
    const declaration = declareField(field, around, prepared);
    declarations.push(declaration);
    const context = { around, siblings, hasMembers: holders.has(index) };
    return weigh(declaration, detectField(field, context));
  });
}

interface Surroundings {
  readonly around: Declaration;
  readonly siblings: string[];
}

/** What is around each field that no other field holds: the schema, or the container by whose name it is given. */
function listSurroundings(
  fields: readonly (ClassifiableField | NamedField)[],
  root: Declaration,
  settings: PreparedSettings,
): (field: ClassifiableField | NamedField) => Surroundings {
  const byContainer = new Map<string, Surroundings>();
  const find = (field: ClassifiableField | NamedField): Surroundings => {
    const container = ('container' in field ? field.container : undefined) ?? '';
    const known = byContainer.get(container);
    if (known !== undefined) return known;
    const around = container
      .split('.')
      .filter((name) => name !== '')
      .reduce((outer, name) => declareField({ name }, outer, settings), root);
    const made = { around, siblings: [] };
    byContainer.set(container, made);
    return made;
  };
  for (const field of fields) find(field).siblings.push(field.name);
  return find;
}

function toField(field: ClassifiableField | NamedField): ClassifiableField {
  return 'type' in field ? { name: field.name, types: [field.type] } : field;
}
