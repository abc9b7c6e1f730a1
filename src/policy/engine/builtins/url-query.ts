import { Buffer } from 'node:buffer';
import { quote } from '../go/quote.js';
import { toJsonKey } from '../rego/marshal-json.js';
import { sortRegoValues } from '../rego/compare-rego-values.js';
import { isArray, isObject, isSet, type RegoValue, typeOf } from '../rego/rego-value.js';
import { decodeText } from './encoding.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';

/** `urlquery.encode`: Go's `url.QueryEscape`. A space becomes `+`; letters, digits and `-_.~` stay. */
export const encodeQuery: HostBuiltin = (operands) => escape(stringOperand(operands, 0));

/** `urlquery.decode`: Go's `url.QueryUnescape`. */
export const decodeQuery: HostBuiltin = (operands) => unescape(stringOperand(operands, 0));

/** `urlquery.encode_object`: `a=1&a=2&b=3`, sorted by key. A value is a text, or an array or a set of texts. */
export const encodeQueryObject: HostBuiltin = ([object = null]) => {
  if (!isObject(object)) {
    throw new BuiltinError(`operand 1 must be object but got ${typeOf(object)}`);
  }
  const values = new Map(
    object.entries.map(([key, value]) => [toJsonKey(key), readValues(value)] as const),
  );
  return sortRegoValues([...values.keys()])
    .flatMap((key) =>
      typeof key === 'string'
        ? (values.get(key) ?? []).map((value) => `${escape(key)}=${escape(value)}`)
        : [],
    )
    .join('&');
};

/** Parameters beyond this are refused; the limit is Go's. */
const largestCount = 10_000;

/** `urlquery.decode_object`: the values of each key in an array. */
export const decodeQueryObject: HostBuiltin = (operands) => {
  const pairs = stringOperand(operands, 0).split('&');
  if (pairs.length > largestCount) {
    throw new BuiltinError('number of URL query parameters exceeded limit');
  }
  const values = new Map<string, string[]>();
  for (const pair of pairs) {
    if (pair.includes(';')) throw new BuiltinError('invalid semicolon separator in query');
    if (pair === '') continue;
    const separator = pair.indexOf('=');
    const end = separator < 0 ? pair.length : separator;
    const key = unescape(pair.slice(0, end));
    const value = unescape(pair.slice(end + 1));
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return { kind: 'object', entries: [...values] };
};

function readValues(value: RegoValue): readonly string[] {
  if (typeof value === 'string') return [value];
  const elements = isArray(value) ? value : isSet(value) ? sortRegoValues(value.elements) : [null];
  return elements.map((element) => {
    if (typeof element === 'string') return element;
    throw new BuiltinError('operand 1 values must be string, array[string], or set[string]');
  });
}

function escape(text: string): string {
  let escaped = '';
  for (const byte of Buffer.from(text)) {
    const character = String.fromCharCode(byte);
    if (/[A-Za-z0-9_.~-]/.test(character)) escaped += character;
    else if (character === ' ') escaped += '+';
    else escaped += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return escaped;
}

function unescape(text: string): string {
  const wrong = /%(?![0-9A-Fa-f]{2}).{0,2}/su.exec(text)?.[0];
  if (wrong !== undefined) throw new BuiltinError(`invalid URL escape ${quote(wrong)}`);
  const spaced = text.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  const bytes = spaced
    .split(/(%..)/s)
    .map((part) => (part.startsWith('%') ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part)));
  return decodeText(Buffer.concat(bytes));
}
