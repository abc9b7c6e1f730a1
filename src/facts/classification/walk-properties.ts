import { isRecord } from '../../source/is-record.js';
import type { MarkSettings } from './markers/read-marks.js';
import { type Classification, readClassification } from './read-classification.js';

/** A schema where it is written, as any model of schemas has it. */
export interface ClassifiedSchema {
  readonly document: {
    readonly uri: string;
    resolve(
      reference: string,
      fromPointer: string,
    ): ClassifiedSchema | { readonly unresolved: string; readonly reason: string };
  };
  /** JSON pointer (RFC 6901) in the document. */
  readonly pointer: string;
  readonly value: unknown;
}

/** References that lead nowhere: what is behind them is not known. */
export interface UnresolvedReference {
  readonly uri: string;
  readonly pointer: string;
  readonly reason: string;
}

/** What a schema declares, and the mapping that has the markers. */
export type DeclaredClass = Classification & {
  readonly from: Readonly<Record<string, unknown>>;
};

interface Visit {
  readonly schema: ClassifiedSchema;
  /** What a schema around it declares. */
  readonly around?: DeclaredClass | undefined;
  /** The property whose value it describes. */
  readonly property?: Property | undefined;
}

interface Property {
  readonly known: KnownProperty;
  /** What is declared around it on the way that was taken. */
  readonly around: DeclaredClass | undefined;
}

/** What all schemas that describe a property say together. */
export interface KnownProperty {
  readonly name: string;
  readonly uri: string;
  readonly pointer: string;
  /** By the schemas that describe it. */
  declared?: DeclaredClass;
  /** What is declared around it; absent where one way to it passes nothing that declares anything. */
  around: DeclaredClass | undefined;
  isPassword: boolean;
  /** What its value may be; an object is one whose own properties are looked at. */
  readonly types: Set<string>;
  /** Its values are listed. */
  isVocabulary: boolean;
  /** The names beside it and its own. */
  readonly siblings: readonly string[];
}

/**
 * Goes through the properties below schemas, and what is declared for them. What is declared for an object holds for its properties. A
 * schema is visited once with a declaration around it and once without, however often it is used.
 *
 * @param settings - markers and words of the project, beside those that are shipped
 */
export function walkProperties(
  roots: Iterable<ClassifiedSchema>,
  settings?: MarkSettings,
): {
  /** Each property once, in the order in which they are met. */
  readonly properties: readonly KnownProperty[];
  readonly unresolved: readonly UnresolvedReference[];
} {
  const known = new KnownProperties();
  const unresolved = new Map<string, UnresolvedReference>();
  const visited = new Map<object, Map<KnownProperty | undefined, Set<string>>>();
  const open: Visit[] = [...roots].map((schema) => ({ schema })).reverse();
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { schema, around, property } = visit;
    const { document, pointer, value } = schema;
    if (!isRecord(value) || !isFirst(visited, value, visit)) continue;
    if (property !== undefined) noteSchema(property.known, value, settings);
    const own = declaredBy(value, settings) ?? around;
    open.push(...childrenOf(schema, value, own, property, known).reverse());
    const reference = value['$ref'];
    if (typeof reference !== 'string') continue;
    const target = document.resolve(reference, pointer);
    if ('unresolved' in target) {
      const { reason } = target;
      unresolved.set(`${document.uri}#${pointer}`, { uri: document.uri, pointer, reason });
    } else open.push({ schema: target, around: own, property });
  }
  return { properties: known.list(), unresolved: [...unresolved.values()] };
}

/** Whether a schema was not met before in this role. Pointers of deep documents are long: what was read tells schemas apart. */
function isFirst(
  visited: Map<object, Map<KnownProperty | undefined, Set<string>>>,
  value: object,
  { around, property }: Visit,
): boolean {
  const roles = visited.get(value) ?? new Map<KnownProperty | undefined, Set<string>>();
  const ways = roles.get(property?.known) ?? new Set<string>();
  const way = around?.kind ?? '';
  if (ways.has(way)) return false;
  visited.set(value, roles.set(property?.known, ways.add(way)));
  return true;
}

/** The properties that were met, each once. */
class KnownProperties {
  readonly #byMapping = new Map<
    object,
    { readonly siblings: readonly string[]; readonly names: Map<string, KnownProperty> }
  >();
  readonly #all: KnownProperty[] = [];

  note(
    mapping: object,
    { name, uri, pointer }: Pick<KnownProperty, 'name' | 'uri' | 'pointer'>,
    around: DeclaredClass | undefined,
  ): Property {
    const held = this.#byMapping.get(mapping) ?? {
      siblings: Object.keys(mapping),
      names: new Map<string, KnownProperty>(),
    };
    this.#byMapping.set(mapping, held);
    const { names, siblings } = held;
    let known = names.get(name);
    if (known === undefined) {
      const none = { isPassword: false, types: new Set<string>(), isVocabulary: false };
      known = { name, uri, pointer, around, siblings, ...none };
      names.set(name, known);
      this.#all.push(known);
    }
    // Of several ways the one that declares least counts.
    if (around?.kind !== 'class') known.around = around;
    return { known, around };
  }

  list(): readonly KnownProperty[] {
    return this.#all;
  }
}

function noteSchema(
  known: KnownProperty,
  value: Readonly<Record<string, unknown>>,
  settings?: MarkSettings,
): void {
  const declared = declaredBy(value, settings);
  // A marker that says something stands against one that does not.
  if (declared !== undefined && known.declared?.kind !== 'class') known.declared = declared;
  for (const type of [value['type']].flat()) {
    if (typeof type === 'string') known.types.add(type);
  }
  if (isRecord(value['properties'])) known.types.add('object');
  // A map or an object that nobody describes holds what its name says.
  else if (value['type'] === 'object') known.types.delete('object');
  if (value['format'] === 'password') known.isPassword = true;
  if (Array.isArray(value['enum'])) known.isVocabulary = true;
}

/** By the schema itself, or by a part of it that adds nothing else. */
function declaredBy(
  schema: Readonly<Record<string, unknown>>,
  settings?: MarkSettings,
): DeclaredClass | undefined {
  const parts = Array.isArray(schema['allOf']) ? schema['allOf'].filter(isRecord) : [];
  return [schema, ...parts]
    .map((part): DeclaredClass | undefined => {
      const classification = readClassification(part, settings);
      return classification && { ...classification, from: part };
    })
    .find((declared) => declared !== undefined);
}

/** Keywords with one schema, a list of them, or a mapping of them, that describe the same value or what is in it. */
const same = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas'];
const inside = [
  'items',
  'prefixItems',
  'contains',
  'additionalProperties',
  'unevaluatedProperties',
  'additionalItems',
  'unevaluatedItems',
  'patternProperties',
];

function childrenOf(
  { document, pointer }: ClassifiedSchema,
  schema: Readonly<Record<string, unknown>>,
  around: DeclaredClass | undefined,
  property: Property | undefined,
  known: KnownProperties,
): Visit[] {
  const at = (value: unknown, ...steps: readonly (string | number)[]): ClassifiedSchema => ({
    document,
    pointer: `${pointer}${steps.map((step) => `/${escape(String(step))}`).join('')}`,
    value,
  });
  const below = (keyword: string): readonly ClassifiedSchema[] => {
    const value = schema[keyword];
    if (Array.isArray(value)) return value.map((each, index) => at(each, keyword, index));
    if (!isRecord(value)) return [];
    return keyword === 'patternProperties' || keyword === 'dependentSchemas'
      ? Object.entries(value).map(([name, each]) => at(each, keyword, name))
      : [at(value, keyword)];
  };
  const mapping = isRecord(schema['properties']) ? schema['properties'] : {};
  const named = Object.entries(mapping);
  // The members of a list or a map are what its name says: `emails`.
  const isNamed = named.length > 0;
  return [
    ...same.flatMap(below).map((each) => ({ schema: each, around, property })),
    ...inside.flatMap(below).map((each) => ({
      schema: each,
      around,
      property: isNamed ? undefined : property,
    })),
    ...named.map(([name, value]) => {
      const child = at(value, 'properties', name);
      const place = { name, uri: document.uri, pointer: child.pointer };
      return { schema: child, around, property: known.note(mapping, place, around) };
    }),
  ];
}

function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
