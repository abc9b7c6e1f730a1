import { nearest } from '../../../source/index.js';
import { findFormatFault } from './format-faults.js';
import type { Schema } from './schema.js';
import {
  describeMismatch,
  expectedTypes,
  isLongInteger,
  nameType,
  typeOf,
} from './schema-fault.js';

/** A fault of one value, before its place is known. */
export interface ValueFault {
  readonly says: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Types of numbers: a whole one that does not fit 53 bits is read as text. */
const numeric: ReadonlySet<string> = new Set(['integer', 'number']);

/** What is wrong with the type of a value, without what is below it. */
export function findTypeFault(schema: Schema, value: unknown): ValueFault | undefined {
  const types = expectedTypes(schema);
  const given = typeOf(value);
  if (types === undefined || types.includes(given)) return undefined;
  if (given === 'integer' && types.includes('number')) return undefined;
  if (isLongInteger(value) && types.some((type) => numeric.has(type))) return undefined;
  const expected = types.map(nameType).join(' or ');
  return { says: describeMismatch(expected, value), details: { expected: types, given } };
}

/** What is wrong with a value that has the right type: its form, or that it is none of those allowed. */
export function findValueFaults(schema: Schema, value: unknown): readonly ValueFault[] {
  const faults: ValueFault[] = [];
  const add = (says: string | undefined, details: ValueFault['details'] = {}) => {
    if (says !== undefined) faults.push({ says, details });
  };
  if (schema.format !== undefined) {
    add(findFormatFault(schema.format, value), { format: schema.format });
  }
  if (schema.enum !== undefined && !schema.enum.some((allowed) => isSame(allowed, value))) {
    add(describeEnum(schema.enum, value), { allowed: schema.enum });
  }
  const isNumeric = schema.type !== undefined && numeric.has(schema.type);
  if (isNumeric && isLongInteger(value)) addNumberFaults(schema, Number(value), add);
  else if (typeof value === 'string') addTextFaults(schema, value, add);
  else if (typeof value === 'number') addNumberFaults(schema, value, add);
  return faults;
}

type Add = (says: string, details?: ValueFault['details']) => void;

function addTextFaults(schema: Schema, value: string, add: Add): void {
  const { minLength, maxLength, pattern } = schema;
  if (pattern !== undefined && !matches(pattern, value)) {
    add(`does not match ${pattern}`, { pattern });
  }
  // In code points, as Go counts.
  const isLimited = minLength !== undefined || maxLength !== undefined;
  const length = isLimited ? Array.from(value).length : 0;
  if (minLength !== undefined && length < minLength) {
    add(length === 0 ? 'must not be empty' : `is shorter than ${minLength} characters`);
  }
  if (maxLength !== undefined && length > maxLength) add(`is longer than ${maxLength} characters`);
}

function addNumberFaults(schema: Schema, value: number, add: Add): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (
    minimum !== undefined &&
    (value < minimum || (exclusiveMinimum === true && value === minimum))
  )
    add(`has to be ${exclusiveMinimum === true ? 'more than' : 'at least'} ${minimum}`, {
      minimum,
    });
  if (
    maximum !== undefined &&
    (value > maximum || (exclusiveMaximum === true && value === maximum))
  )
    add(`has to be ${exclusiveMaximum === true ? 'less than' : 'at most'} ${maximum}`, { maximum });
}

const patterns = new Map<string, RegExp | undefined>();

/** A pattern of Go that JavaScript does not understand refuses nothing. */
function matches(pattern: string, value: string): boolean {
  if (!patterns.has(pattern)) {
    try {
      patterns.set(pattern, new RegExp(pattern, 'u'));
    } catch {
      patterns.set(pattern, undefined);
    }
  }
  return patterns.get(pattern)?.test(value) ?? true;
}

/** Most values that a message lists. */
const mostListed = 8;

function describeEnum(allowed: readonly unknown[], value: unknown): string {
  const texts = allowed.filter((each) => each !== '').map(String);
  const meant = typeof value === 'string' ? nearest(value, texts) : undefined;
  const list =
    texts.length > mostListed ? `${texts.slice(0, mostListed).join(', ')}, …` : texts.join(', ');
  return `is none of ${list}${meant === undefined ? '' : `: did you mean ${meant}?`}`;
}

/** Enumerations hold scalars, and seldom anything else. */
export function isSame(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
