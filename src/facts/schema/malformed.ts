import { isRecord } from '../../source/is-record.js';
import { typesOf } from './json-type.js';

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isFlag = (value: unknown) => typeof value === 'boolean';

/** What the value of a keyword has to be, for those whose value is no schema. */
const readable: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['type', (value: unknown) => typesOf(value) !== undefined],
  ['enum', Array.isArray],
  ['required', (value: unknown) => Array.isArray(value) && value.every(isText)],
  ...['format', 'pattern', 'contentEncoding', 'contentMediaType'].map(
    (key) => [key, isText] as const,
  ),
  ...['minimum', 'maximum', 'multipleOf', 'minContains', 'maxContains'].map(
    (key) => [key, isNumber] as const,
  ),
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'].map(
    (key) => [key, isNumber] as const,
  ),
  ...['exclusiveMinimum', 'exclusiveMaximum'].map(
    (key) => [key, (value: unknown) => isNumber(value) || isFlag(value)] as const,
  ),
  ...['uniqueItems', 'nullable', 'x-nullable', 'readOnly', 'writeOnly', 'deprecated'].map(
    (key) => [key, isFlag] as const,
  ),
  ...['properties', 'patternProperties', 'dependentRequired', 'dependentSchemas'].map(
    (key) => [key, isRecord] as const,
  ),
]);

/**
 * Keywords of a schema whose values cannot be read: the schema is read as if they were absent, and nobody knows what was meant. Null
 * is absent.
 */
export function malformedKeywords(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const found: string[] = [];
  for (const key in schema) {
    const value = schema[key];
    if (value !== null && readable.get(key)?.(value) === false) found.push(key);
  }
  return found;
}
