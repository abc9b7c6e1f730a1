/**
 * A Rego value as a host builtin sees it. Unlike JSON it tells a set from an array, has keys that are not strings, and keeps
 * the text of a number: `1`, `1.0` and `1e0` are equal in Rego and print differently.
 */
export type RegoValue =
  null | boolean | string | RegoNumber | readonly RegoValue[] | RegoObject | RegoSet;

export interface RegoNumber {
  readonly kind: 'number';
  /** As JSON writes it. */
  readonly text: string;
}

export interface RegoObject {
  readonly kind: 'object';
  /** In no particular order; no key twice. */
  readonly entries: readonly (readonly [key: RegoValue, value: RegoValue])[];
}

export interface RegoSet {
  readonly kind: 'set';
  /** In no particular order; no element twice. */
  readonly elements: readonly RegoValue[];
}

export type RegoType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'set';

/** Names the type as Rego's `type_name` does. */
export function typeOf(value: RegoValue): RegoType {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  return isArray(value) ? 'array' : value.kind;
}

/** `Array.isArray` that narrows a readonly array. */
export function isArray(value: RegoValue): value is readonly RegoValue[] {
  return Array.isArray(value);
}

export function isNumber(value: RegoValue): value is RegoNumber {
  return typeOf(value) === 'number';
}

export function isObject(value: RegoValue): value is RegoObject {
  return typeOf(value) === 'object';
}

export function isSet(value: RegoValue): value is RegoSet {
  return typeOf(value) === 'set';
}

/** Makes a Rego number of an integer, however large. */
export function integer(value: number | bigint): RegoNumber {
  return { kind: 'number', text: value.toString() };
}
