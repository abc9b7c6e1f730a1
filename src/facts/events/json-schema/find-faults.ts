import { isRecord } from '../../../source/is-record.js';
import { escapeStep } from '../../schema/documents/reference.js';
import { malformedKeywords } from '../../schema/malformed.js';
import type { EventPlace } from '../model/index.js';
import type { Part } from './gather-parts.js';

/** A part of a schema that cannot be read. */
export interface SchemaFault extends EventPlace {
  readonly message: string;
}

const isSchema = (value: unknown) => isRecord(value) || typeof value === 'boolean';
const isSchemas = (value: unknown) => Array.isArray(value) && value.every(isSchema);

/** What may stand where schemas are held: fields in anything else would be overlooked. */
const holders: readonly (readonly [key: string, isReadable: (value: unknown) => boolean])[] = [
  ['$ref', (value) => typeof value === 'string'],
  ['allOf', isSchemas],
  ['anyOf', isSchemas],
  ['oneOf', isSchemas],
  ['items', (value) => isSchema(value) || isSchemas(value)],
  ['additionalProperties', isSchema],
];

/** What of a schema means nothing. */
export function findFaults({ node: { document, pointer }, schema }: Part): readonly SchemaFault[] {
  const { properties } = schema;
  const names = isRecord(properties) ? Object.keys(properties) : [];
  const keys = [
    ...malformedKeywords(schema),
    ...holders.flatMap(([key, isReadable]) =>
      key in schema && !isReadable(schema[key]) ? [key] : [],
    ),
  ];
  return [
    ...keys.map((key) => ({
      document,
      pointer: `${pointer}/${escapeStep(key)}`,
      message: `what "${key}" says cannot be read`,
    })),
    ...names
      .filter((name) => isRecord(properties) && !isSchema(properties[name]))
      .map((name) => ({
        document,
        pointer: `${pointer}/properties/${escapeStep(name)}`,
        message: `the property "${name}" has no schema`,
      })),
  ];
}
