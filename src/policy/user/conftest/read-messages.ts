import { isRecord } from '../../../source/is-record.js';
import { readViolation, sortViolations, type Violation } from '../../violation.js';

/**
 * Reads what a rule of conftest found: a set or a list of texts, or of objects with `msg`, whose other keys are the details. Conftest
 * itself passes over what is neither, and a rule that says `true` finds nothing; here that is a breach.
 *
 * @throws a sentence that says what breaks the convention
 */
export function readMessages(value: unknown): readonly Violation[] {
  if (!Array.isArray(value)) {
    throw new Error(
      `the rule is ${describe(value)}, and no set of messages: write deny contains msg if { … }`,
    );
  }
  return sortViolations(value.map(readMessage));
}

function readMessage(element: unknown): Violation {
  if (typeof element === 'string' && element !== '') {
    return { message: element, path: [], related: [], details: {} };
  }
  if (!isRecord(element)) {
    throw new Error(`an element is ${describe(element)}, and neither a text nor an object`);
  }
  const { msg, ...metadata } = element;
  if (typeof msg !== 'string' || msg === '') throw new Error('an element has no msg');
  return readOurs(element) ?? { message: msg, path: [], related: [], details: unwrap(metadata) };
}

/** A policy that was written for archfit, too, says in its details where the case stands. */
function readOurs(element: Readonly<Record<string, unknown>>): Violation | undefined {
  try {
    return readViolation(element);
  } catch {
    return undefined;
  }
}

/** Where all the metadata are `details`, they are not details of details. */
function unwrap(metadata: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { details, ...others } = metadata;
  return Object.keys(others).length === 0 && isRecord(details) ? details : metadata;
}

function describe(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (value === '') return 'an empty text';
  return Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'an object'
      : `a ${typeof value}`;
}
