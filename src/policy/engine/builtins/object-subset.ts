import { equalRegoValues } from '../rego/compare-rego-values.js';
import {
  isArray,
  isObject,
  isSet,
  type RegoObject,
  type RegoSet,
  type RegoValue,
} from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin } from './host-builtin.js';

/**
 * `object.subset`: whether the second operand is part of the first. Objects are compared member by member, and into them;
 * elements of sets as they are; an array must appear in the other as a run.
 */
export const objectSubset: HostBuiltin = ([whole = null, part = null]) => {
  const found = isPart(whole, part);
  if (found !== undefined) return found;
  if (isArray(whole) && isSet(part)) return isSpread(whole, part);
  throw new BuiltinError('both arguments object.subset must be of the same type or array and set');
};

/** @returns undefined when the two are not of one composite type. */
function isPart(whole: RegoValue, part: RegoValue): boolean | undefined {
  if (isObject(whole) && isObject(part)) return isPartOfObject(whole, part);
  if (isSet(whole) && isSet(part)) {
    return part.elements.every((element) => contains(whole, element));
  }
  if (isArray(whole) && isArray(part)) return isRun(whole, part);
  return undefined;
}

function isPartOfObject(whole: RegoObject, part: RegoObject): boolean {
  return part.entries.every(([key, value]) => {
    const entry = whole.entries.find(([candidate]) => equalRegoValues(candidate, key));
    if (entry === undefined) return false;
    return equalRegoValues(entry[1], value) || (isPart(entry[1], value) ?? false);
  });
}

function isRun(whole: readonly RegoValue[], part: readonly RegoValue[]): boolean {
  for (let start = 0; start + part.length <= whole.length; start += 1) {
    if (part.every((element, index) => equalRegoValues(element, whole[start + index] ?? null))) {
      return true;
    }
  }
  return false;
}

/**
 * Whether the array has every element of the set. OPA counts matches, so that an element that stands twice in the array makes
 * up for a missing one, and an empty array has not even the empty set: the answer must be OPA's.
 */
function isSpread(whole: readonly RegoValue[], part: RegoSet): boolean {
  const matches = whole.filter((element) => contains(part, element)).length;
  return whole.length > 0 && matches >= part.elements.length;
}

function contains(set: RegoSet, value: RegoValue): boolean {
  return set.elements.some((element) => equalRegoValues(element, value));
}
