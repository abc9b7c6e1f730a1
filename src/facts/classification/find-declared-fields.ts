import { type ClassificationSettings, prepareSettings } from './classification-settings.js';
import { containersOf } from './containers-of.js';
import type { SensitivityLevel } from './field-classification.js';
import { categoryOf } from './find-sensitive-fields.js';
import { type MarkSettings, readMarks } from './markers/read-marks.js';
import { joinStatements } from './markers/statement.js';
import { type ClassifiedSchema, type DeclaredClass, walkProperties } from './walk-properties.js';

/** A property of schemas with the level that is declared for it, as far as anything is. */
export interface DeclaredField {
  readonly name: string;
  /** Names of the properties and the schema that hold it, nearest first. */
  readonly containers: readonly string[];
  readonly uri: string;
  /** JSON pointer to the schema of the property, where it is written. */
  readonly pointer: string;
  readonly declared?: FieldDeclaration;
  /** Its name or format says that it is sensitive. */
  readonly isSuspect: boolean;
  /** Its own properties are looked at. */
  readonly isContainer: boolean;
}

/** What is declared for a property. Without a level nobody knows what its class stands for. */
export interface FieldDeclaration {
  readonly level?: SensitivityLevel;
  readonly categories: readonly string[];
  /** As it is written. */
  readonly word: string;
  /** It is said of what holds the property. */
  readonly isInherited: boolean;
  /** The mapping that has the markers: the same one for all properties that have their class of it. */
  readonly from: object;
}

/**
 * Lists the properties below schemas with what is declared for each.
 *
 * @param settings - words of the project for levels, beside those that are shipped
 */
export function findDeclaredFields(
  roots: Iterable<ClassifiedSchema>,
  settings: ClassificationSettings = {},
): readonly DeclaredField[] {
  const words = prepareSettings(settings);
  return walkProperties(roots, words).properties.map((known): DeclaredField => {
    const { name, uri, pointer, declared, around, types } = known;
    const said = declared ?? around;
    return {
      ...{ name, uri, pointer, containers: containersOf(pointer) },
      ...(said && { declared: readDeclared(said, declared === undefined, words) }),
      isSuspect: categoryOf(known) !== undefined,
      isContainer: types.has('object'),
    };
  });
}

function readDeclared(
  said: DeclaredClass,
  isInherited: boolean,
  words: MarkSettings,
): FieldDeclaration {
  const { from } = said;
  const marks = Object.entries(from).map(([key, value]) => ({ key, value }));
  const { level, categories } = joinStatements(
    readMarks(marks, words).read.map(({ statement }) => statement),
  );
  return {
    ...(level !== undefined && { level }),
    ...{ categories, isInherited, from },
    word: said.kind === 'class' ? said.name : said.key,
  };
}
