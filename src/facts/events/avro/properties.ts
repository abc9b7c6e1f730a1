import { pointerStep } from '../../schema/json-value.js';
import type { EventPlace, Mark } from '../model/event-document.js';
import type { LogicalType } from './avro-type.js';

/** What the specification gives a meaning, of schemas, fields and protocols. */
const known = new Set([
  'aliases',
  'default',
  'doc',
  'errors',
  'fields',
  'items',
  'logicalType',
  'messages',
  'name',
  'namespace',
  'one-way',
  'order',
  'precision',
  'protocol',
  'request',
  'response',
  'scale',
  'size',
  'symbols',
  'type',
  'types',
  'values',
]);

/** The properties of an object that Avro leaves to its users. */
export function marksOf(
  { document, pointer }: EventPlace,
  value: Readonly<Record<string, unknown>>,
): readonly Mark[] {
  return Object.keys(value)
    .filter((key) => !known.has(key))
    .map((key) => ({ key, value: value[key], document, pointer: pointer + pointerStep(key) }));
}

export function readLogicalType(value: Readonly<Record<string, unknown>>): LogicalType | undefined {
  const { logicalType: name, precision, scale } = value;
  if (typeof name !== 'string') return undefined;
  return {
    name,
    ...(typeof precision === 'number' && { precision }),
    ...(typeof scale === 'number' && { scale }),
  };
}

/** The texts of a list; what else it holds is left out. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string')
    : [];
}
