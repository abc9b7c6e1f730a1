import type { PatchOperation } from '../report/index.js';
import { isRecord } from '../source/is-record.js';

/** A change that ends what a policy found, as it gives it. */
export interface PolicyFix {
  readonly title: string;
  /** Against the subject of the finding. */
  readonly patch: readonly PatchOperation[];
}

/**
 * Reads `details.fixes`.
 *
 * @throws a sentence that says what breaks the contract
 */
export function readFixes(value: unknown): readonly PolicyFix[] {
  if (!Array.isArray(value)) throw new Error('details.fixes is no list');
  return value.map(readFix);
}

function readFix(value: unknown): PolicyFix {
  const { title, patch, ...others } = isRecord(value) ? value : {};
  const isFix =
    typeof title === 'string' &&
    title !== '' &&
    Array.isArray(patch) &&
    patch.length > 0 &&
    Object.keys(others).length === 0;
  if (!isFix) {
    throw new Error('an element of details.fixes is not {"title": text, "patch": [operation, …]}');
  }
  return { title, patch: patch.map(readOperation) };
}

/** A pointer to something below the object: nothing replaces an object as a whole. */
const pointer = /^(?:\/(?:[^~/]|~[01])*)+$/;

function readOperation(operation: unknown): PatchOperation {
  const { op, path, value, ...others } = isRecord(operation) ? operation : {};
  const isPlaced = typeof path === 'string' && pointer.test(path) && !hasKeys(others);
  if (isPlaced && (op === 'add' || op === 'replace') && value !== undefined) {
    return { op, path, value };
  }
  if (isPlaced && op === 'remove' && value === undefined) return { op, path };
  throw new Error(
    'an operation of details.fixes is not {"op": "add" or "replace", "path": JSON pointer, "value": value} or {"op": "remove", "path": JSON pointer}',
  );
}

function hasKeys(value: object): boolean {
  return Object.keys(value).length > 0;
}
