import { sortEntries, sortRegoValues } from './compare-rego-values.js';
import { isArray, type RegoObject, type RegoValue } from './rego-value.js';

/** How JSON is broken into lines: each but the first starts with `prefix`, and `indent` once a level. */
export interface JsonLines {
  readonly prefix: string;
  readonly indent: string;
}

/**
 * Writes a value as Go's `encoding/json` does: keys sorted, sets as sorted arrays, numbers as they are written, and what HTML
 * or JavaScript would misread as an escape.
 */
export function marshalJson(value: RegoValue, lines?: JsonLines, depth = 0): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return marshalString(value);
  if (isArray(value)) return marshalAll('[', ']', value, lines, depth);
  switch (value.kind) {
    case 'number':
      return value.text;
    case 'set':
      return marshalAll('[', ']', sortRegoValues(value.elements), lines, depth);
    case 'object':
      return marshalObject(value, lines, depth);
  }
}

/** A key as JSON has it: a text as it is, anything else as its JSON. */
export function toJsonKey(key: RegoValue): string {
  return typeof key === 'string' ? key : marshalJson(key);
}

function marshalObject(
  { entries }: RegoObject,
  lines: JsonLines | undefined,
  depth: number,
): string {
  // Keys that are no texts come first, so that of `1` and `"1"` the text stays.
  const members = new Map(sortEntries(entries).map(([key, value]) => [toJsonKey(key), value]));
  const sorted = sortEntries([...members]);
  const colon = lines === undefined ? ':' : ': ';
  const texts = sorted.map(
    ([key, value]) => marshalJson(key) + colon + marshalJson(value, lines, depth + 1),
  );
  return join('{', '}', texts, lines, depth);
}

function marshalAll(
  open: string,
  close: string,
  values: readonly RegoValue[],
  lines: JsonLines | undefined,
  depth: number,
): string {
  const texts = values.map((value) => marshalJson(value, lines, depth + 1));
  return join(open, close, texts, lines, depth);
}

function join(
  open: string,
  close: string,
  texts: readonly string[],
  lines: JsonLines | undefined,
  depth: number,
): string {
  if (lines === undefined || texts.length === 0) return open + texts.join(',') + close;
  const outer = `\n${lines.prefix}${lines.indent.repeat(depth)}`;
  const inner = outer + lines.indent;
  return open + inner + texts.join(`,${inner}`) + outer + close;
}

function marshalString(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
