import { quote } from '../go/quote.js';
import { sortEntries, sortRegoValues } from './compare-rego-values.js';
import { isArray, type RegoValue } from './rego-value.js';

/** Prints a value as Rego writes it: `[1, 2]`, `{"a": 1}`, `{1, 2}`, `set()`; sets and keys sorted, strings quoted. */
export function formatRegoValue(value: RegoValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (isArray(value)) return `[${value.map(formatRegoValue).join(', ')}]`;
  switch (value.kind) {
    case 'number':
      return value.text;
    case 'set':
      return value.elements.length === 0
        ? 'set()'
        : `{${sortRegoValues(value.elements).map(formatRegoValue).join(', ')}}`;
    case 'object':
      return `{${sortEntries(value.entries)
        .map(([key, member]) => `${formatRegoValue(key)}: ${formatRegoValue(member)}`)
        .join(', ')}}`;
  }
}

/** Writes a value as `opa_value_parse` reads it. */
export function serializeRegoValue(value: RegoValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(serializeRegoValue).join(',')}]`;
  switch (value.kind) {
    case 'number':
      return value.text;
    case 'set':
      return value.elements.length === 0
        ? 'set()'
        : `{${value.elements.map(serializeRegoValue).join(',')}}`;
    case 'object':
      return `{${value.entries
        .map(([key, member]) => `${serializeRegoValue(key)}:${serializeRegoValue(member)}`)
        .join(',')}}`;
  }
}
