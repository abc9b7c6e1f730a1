import { sortEntries, sortRegoValues } from './compare-rego-values.js';
import { parseDecimal } from './decimal.js';
import { isArray, type RegoValue } from './rego-value.js';

/** A text that is the same for equal values and no others: a key to look a value up by. */
export function canonicalText(value: RegoValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(canonicalText).join()}]`;
  switch (value.kind) {
    case 'number': {
      const { coefficient, exponent } = parseDecimal(value.text);
      return `${coefficient}e${exponent}`;
    }
    case 'set':
      return `<${sortRegoValues(value.elements).map(canonicalText).join()}>`;
    case 'object':
      return `{${sortEntries(value.entries)
        .map(([key, member]) => `${canonicalText(key)}:${canonicalText(member)}`)
        .join()}}`;
  }
}
