import type { Schema } from './schema.js';

/** Something that the API server refuses, or drops unseen. */
export interface SchemaFault {
  /** From the object to the value; of a field that is missing, to where it would stand. */
  readonly path: readonly (string | number)[];
  /** What is wrong, as a sentence whose subject is the path: `is not a field here: did you mean resources?`. */
  readonly says: string;
  /** No value of the input is among them, but for one that an enumeration refuses. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** The types of JSON as people who write manifests call them. */
const names: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'null',
};

/** The type of a value in JSON Schema; a whole number is an `integer`. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

export function nameType(type: string): string {
  return names[type] ?? type;
}

/** What a value that has the wrong type has to be: never the value itself, which may be a secret. */
export function describeMismatch(expected: string, value: unknown): string {
  const given = typeOf(value);
  const is = given === 'boolean' ? 'a boolean' : nameType(given);
  return `has to be ${expected}, and is ${is}${quotingHint(expected, given, value)}`;
}

function quotingHint(expected: string, given: string, value: unknown): string {
  const isScalar = given === 'integer' || given === 'number' || given === 'boolean';
  if (expected === nameType('string') && isScalar) return ': put it in quotes';
  const isNumeric = expected === nameType('integer') || expected === nameType('number');
  if (typeof value !== 'string') return '';
  if (isNumeric && /^-?\d+(?:\.\d+)?$/.test(value)) return ': leave the quotes out';
  if (expected === nameType('boolean') && /^(?:true|false)$/.test(value)) {
    return ': leave the quotes out';
  }
  return '';
}

/** Whether a whole number that does not fit 53 bits, which is read as text, may have been given. */
export function isLongInteger(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d{16,}$/.test(value);
}

/** The types that a schema takes; undefined: any. */
export function expectedTypes(schema: Schema): readonly string[] | undefined {
  if (schema['x-kubernetes-int-or-string'] === true) return ['integer', 'string'];
  if (schema.format === 'quantity') return ['number', 'string'];
  return schema.type === undefined || schema.type === '' ? undefined : [schema.type];
}
