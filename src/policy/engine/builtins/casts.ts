import { sortRegoValues } from '../rego/compare-rego-values.js';
import { isArray, isSet, type RegoType, type RegoValue, typeOf } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin } from './host-builtin.js';

/** `cast_string`, `cast_boolean`, `cast_null`, `cast_object`, which old policies may call: the operand, if it is of the type. */
export function castTo(type: RegoType): HostBuiltin {
  return ([value = null]) => (typeOf(value) === type ? value : fail(value, type));
}

/** `cast_array`: an array, also of the elements of a set in their order. */
export const castToArray: HostBuiltin = ([value = null]) => {
  if (isArray(value)) return value;
  return isSet(value) ? sortRegoValues(value.elements) : fail(value, 'one of {array, set}');
};

/** `cast_set`: a set, also of the elements of an array. */
export const castToSet: HostBuiltin = ([value = null]) => {
  if (isSet(value)) return value;
  return isArray(value) ? { kind: 'set', elements: value } : fail(value, 'one of {array, set}');
};

function fail(value: RegoValue, wanted: string): never {
  throw new BuiltinError(`operand 1 must be ${wanted} but got ${typeOf(value)}`);
}
