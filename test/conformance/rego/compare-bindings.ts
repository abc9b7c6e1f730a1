import {
  equalRegoValues,
  sortEntries,
  sortRegoValues,
} from '../../../src/policy/engine/rego/compare-rego-values.js';
import {
  formatRegoValue,
  serializeRegoValue,
} from '../../../src/policy/engine/rego/format-rego-value.js';
import {
  isArray,
  isObject,
  isSet,
  type RegoValue,
} from '../../../src/policy/engine/rego/rego-value.js';
import type { RegoCase } from './rego-case.js';

/** Says how what an evaluation gave differs from what OPA's case wants; nothing where it does not. */
export function describeDifference(
  wanted: readonly RegoValue[],
  result: RegoValue,
  { sortBindings, ignoreGeneratedVars }: RegoCase,
): string | undefined {
  if (!isSet(result)) return `is no set of bindings: ${formatRegoValue(result)}`;
  const found = result.elements.map((bindings) => {
    if (!isObject(bindings)) return bindings;
    const entries = bindings.entries
      .filter(([name]) => !(ignoreGeneratedVars && isGenerated(name)))
      .map(([name, value]) => [name, toJson(value)] as const);
    return { kind: 'object', entries } as const;
  });
  const expected = distinct(sortBindings ? wanted.map(sortBound) : wanted);
  const actual = distinct(sortBindings ? found.map(sortBound) : found);
  return equalRegoValues(expected, actual)
    ? undefined
    : `gives ${formatRegoValue(actual)} instead of ${formatRegoValue(expected)}`;
}

function isGenerated(name: RegoValue): boolean {
  return typeof name === 'string' && name.startsWith('__localq');
}

/** Cases are written in JSON: sets are arrays in Rego's order there, and keys are texts. */
function toJson(value: RegoValue): RegoValue {
  if (isArray(value)) return value.map(toJson);
  if (isSet(value)) return sortRegoValues(value.elements).map(toJson);
  if (!isObject(value)) return value;
  const entries = value.entries.map(
    ([key, member]) => [typeof key === 'string' ? key : jsonTextOf(key), toJson(member)] as const,
  );
  return { kind: 'object', entries };
}

function jsonTextOf(key: RegoValue): string {
  const json = toJson(key);
  if (!isObject(json)) return serializeRegoValue(json);
  return serializeRegoValue({ kind: 'object', entries: sortEntries(json.entries) });
}

function sortBound(bindings: RegoValue): RegoValue {
  if (!isObject(bindings)) return bindings;
  const entries = bindings.entries.map(
    ([name, value]) => [name, isArray(value) ? sortRegoValues(value) : value] as const,
  );
  return { kind: 'object', entries };
}

function distinct(values: readonly RegoValue[]): readonly RegoValue[] {
  return sortRegoValues(values).filter((value, at, all) => {
    const before = all[at - 1];
    return before === undefined || !equalRegoValues(before, value);
  });
}
