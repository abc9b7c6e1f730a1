import { containersOf } from './containers-of.js';
import { classifyName } from './names/index.js';
import {
  type ClassifiedSchema,
  type KnownProperty,
  type UnresolvedReference,
  walkProperties,
} from './walk-properties.js';

/** A property that holds what not everybody may see. */
export interface SensitiveField {
  readonly name: string;
  /** As `categories` of a verdict. */
  readonly category: string;
  /** What says so: its name is a guess, and `format: password` a declaration. */
  readonly by: 'name' | 'format';
  readonly uri: string;
  /** JSON pointer to the schema of the property, where it is written. */
  readonly pointer: string;
  /** What is declared for it, by its schema or one around it. Absent where one way to it carries no marker. */
  readonly classification?: string;
  /** The marker that is there and says nothing. */
  readonly unreadable?: string;
}

export interface SensitiveFields {
  /** Each property once, in the order in which they are met. */
  readonly fields: readonly SensitiveField[];
  /** Properties that were looked at. */
  readonly properties: number;
  /** References that lead nowhere: what is behind them may be sensitive. */
  readonly unresolved: readonly UnresolvedReference[];
}

/** Finds the properties below schemas that are sensitive by their names, and what is declared for them. */
export function findSensitiveFields(roots: Iterable<ClassifiedSchema>): SensitiveFields {
  const { properties, unresolved } = walkProperties(roots);
  return { fields: properties.flatMap(toField), properties: properties.length, unresolved };
}

function toField(known: KnownProperty): readonly SensitiveField[] {
  const { name, uri, pointer, around } = known;
  const category = categoryOf(known);
  if (category === undefined) return [];
  const classified = known.declared ?? around;
  return [
    {
      name,
      category,
      by: known.isPassword ? 'format' : 'name',
      uri,
      pointer,
      ...(classified?.kind === 'class' && { classification: classified.name }),
      ...(classified?.kind === 'unreadable' && { unreadable: classified.key }),
    },
  ];
}

/** What a property holds, where its format or its name says that it is sensitive. */
export function categoryOf(known: KnownProperty): string | undefined {
  return known.isPassword ? 'credential' : categoryOfName(known);
}

/** What its name is for certain or mostly; ids that stand for somebody, free texts and files are no reason to ask. */
function categoryOfName(known: KnownProperty): string | undefined {
  const { name, pointer, siblings, isVocabulary } = known;
  // The members of a list are what its name says.
  const types = [...known.types].filter((type) => type !== 'array');
  const verdict = classifyName({
    name,
    types,
    containers: containersOf(pointer),
    siblings,
    isVocabulary,
  });
  if (verdict === undefined || verdict.confidence === 'low') return undefined;
  const [category] = verdict.categories;
  return verdict.level === 'internal' || category === 'content' ? undefined : category;
}
