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

/** What `classifyFields` of the package does, at once. */
export function classifyFields(
  schema: ClassifiableSchema | readonly (ClassifiableField | NamedField)[],
  settings: ClassificationSettings = {},
): readonly FieldClassification[] {
  const prepared = prepareSettings(settings);
  const whole = 'fields' in schema ? schema : undefined;
  const fields = 'fields' in schema ? schema.fields : schema;
  const { name, uri, marks } = whole ?? {};
  const root = declareSchema(
    {
      ...(name !== undefined && { name }),
      ...(uri !== undefined && { uri }),
      ...(marks !== undefined && { marks }),
    },
    prepared,
  );
  const surroundings = new Surroundings(fields, root, prepared);
  const declarations: Declaration[] = [];
  return fields.map((given, index) => {
    const field = toField(given);
    const around = declarations[field.parent ?? -1] ?? surroundings.around(containerOf(given));
    const hasMembers = surroundings.isHolder(index);
    const isContainer = hasMembers || field.types?.includes('object') === true;
    const declaration = declareField(field, around, { settings: prepared, isContainer });
    declarations.push(declaration);
    const context = {
      around,
      siblings: surroundings.siblings(given),
      hasMembers,
    };
    return weigh(declaration, detectField(field, context, prepared.names));
  });
}

/** The same names are one list in all schemas, so that they are read once. */
const interned = new Map<string, Names>();
const mostInterned = 10_000;

function intern(names: Names): Names {
  const key = names.join('\0');
  const known = interned.get(key);
  if (known !== undefined) return known;
  if (interned.size < mostInterned) interned.set(key, names);
  return names;
}

type Names = string[];

type GivenField = ClassifiableField | NamedField;

/** What is around fields: those that stand beside them, and containers by whose names they are given. */
class Surroundings {
  /** By what holds them: the index of a field, or the name of a container. */
  readonly #siblings = new Map<number | string, Names>();
  readonly #around = new Map<string, Declaration>();
  readonly #settings: PreparedSettings;

  constructor(fields: readonly GivenField[], root: Declaration, settings: PreparedSettings) {
    this.#settings = settings;
    this.#around.set('', root);
    for (const field of fields) {
      const holder = holderOf(field);
      const beside = this.#siblings.get(holder);
      if (beside) beside.push(field.name);
      else this.#siblings.set(holder, [field.name]);
    }
    for (const [holder, names] of this.#siblings) this.#siblings.set(holder, intern(names));
  }

  siblings(field: GivenField): readonly string[] {
    return this.#siblings.get(holderOf(field)) ?? [];
  }

  isHolder(index: number): boolean {
    return this.#siblings.has(index);
  }

  around(container: string): Declaration {
    const known = this.#around.get(container);
    if (known !== undefined) return known;
    const cut = container.lastIndexOf('.');
    const outer = this.around(container.slice(0, Math.max(0, cut)));
    const name = container.slice(cut + 1);
    const made =
      name === ''
        ? outer
        : declareField({ name }, outer, { settings: this.#settings, isContainer: true });
    this.#around.set(container, made);
    return made;
  }
}

function containerOf(field: GivenField): string {
  return ('container' in field ? field.container : undefined) ?? '';
}

function holderOf(field: GivenField): number | string {
  return ('parent' in field ? field.parent : undefined) ?? containerOf(field);
}

function toField(field: ClassifiableField | NamedField): ClassifiableField {
  return 'type' in field ? { name: field.name, types: [field.type] } : field;
}
