import type { Measure } from '../report/index.js';
import { type PolicyFix, readFixes } from './fix.js';
import { isRecord } from '../source/is-record.js';

/** Keys and list indexes from a subject down to a node. */
export type NodePath = readonly (string | number)[];

/** A place that a policy names: a path below a subject, below the object being judged where no subject is given. */
export interface PolicyPlace {
  /** Id of a fact. Only set-scope policies name one. */
  readonly subject?: string;
  readonly path: NodePath;
}

/** What a policy said is wrong, or (`undecided`) could not tell. */
export interface Violation extends PolicyPlace {
  readonly message: string;
  readonly related: readonly PolicyPlace[];
  readonly measure?: Measure;
  readonly fixes?: readonly PolicyFix[];
  /** Why the policy itself lets it pass, as those of conftest do with `exception`: it is told, and does not count. */
  readonly exception?: string;
  /** What `details` holds beside the places. */
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * Reads the elements of a `violation` or `undecided` set. Sets leave WebAssembly in hash order, so they are sorted here.
 *
 * @throws a sentence that says what breaks the contract `{"msg": string, "details": object}`
 */
export function readViolations(value: unknown): readonly Violation[] {
  if (!Array.isArray(value)) throw new Error('the rule is no set');
  return sortViolations(value.map(readViolation));
}

/** Puts violations in an order that depends on nothing but themselves. */
export function sortViolations(violations: readonly Violation[]): readonly Violation[] {
  return violations
    .map((violation) => ({ violation, key: sortKey(violation) }))
    .sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)))
    .map(({ violation }) => violation);
}

/** @throws a sentence that says what breaks the contract `{"msg": string, "details": object}` */
export function readViolation(element: unknown): Violation {
  if (!isRecord(element)) throw new Error('an element of the set is no object');
  const { msg, details = {}, ...others } = element;
  if (typeof msg !== 'string' || msg === '') throw new Error('an element of the set has no msg');
  if (!isRecord(details)) throw new Error('the details of an element are no object');
  const [unknownKey] = Object.keys(others);
  if (unknownKey !== undefined) {
    throw new Error(`an element has the key ${unknownKey} beside msg and details`);
  }
  const { path, subject, related = [], measure, fixes, ...facts } = details;
  if (!Array.isArray(related)) throw new Error('details.related is no list');
  return {
    message: msg,
    ...readPlace({ path, subject }),
    related: related.map(readRelated),
    ...(measure === undefined ? {} : { measure: readMeasure(measure) }),
    ...(fixes === undefined ? {} : { fixes: readFixes(fixes) }),
    details: facts,
  };
}

function readRelated(place: unknown): PolicyPlace {
  if (!isRecord(place)) throw new Error('an element of details.related is no object');
  return readPlace(place);
}

function readMeasure(value: unknown): Measure {
  const { value: amount, unit, better, ...others } = isRecord(value) ? value : {};
  const isMeasure =
    typeof amount === 'number' &&
    typeof unit === 'string' &&
    (better === 'lower' || better === 'higher') &&
    Object.keys(others).length === 0;
  if (isMeasure) return { value: amount, unit, better };
  throw new Error(
    'details.measure is not {"value": number, "unit": text, "better": "lower" or "higher"}',
  );
}

function readPlace({ path = [], subject }: Readonly<Record<string, unknown>>): PolicyPlace {
  if (!isPath(path)) throw new Error('a path is no list of keys and indexes');
  if (subject !== undefined && typeof subject !== 'string') {
    throw new Error('a subject is no text');
  }
  return { path, ...(subject === undefined ? {} : { subject }) };
}

function isPath(value: unknown): value is NodePath {
  return (
    Array.isArray(value) && value.every((key) => typeof key === 'string' || Number.isInteger(key))
  );
}

function sortKey({ subject, path, message }: Violation): string {
  return JSON.stringify([subject ?? '', path, message]);
}
