import { isRecord } from '../../../source/is-record.js';

/** What options say, whether they are data or code: as far as it can be told without running anything, and with NODE_ENV=production. */
export type Value =
  | { readonly is: 'plain'; readonly value: string | number | boolean | null | undefined }
  | {
      readonly is: 'object';
      readonly entries: ReadonlyMap<string, Value>;
      /** Where else it takes entries from, which nobody can tell. */
      readonly openTo?: string;
    }
  | { readonly is: 'list'; readonly items: readonly Value[] }
  /** What a package exports: `winston.format`. */
  | { readonly is: 'export'; readonly of: string }
  /** What a function or a class of a package makes. */
  | { readonly is: 'made'; readonly by: string; readonly from: readonly Value[] }
  /** What a function written here gives: the text of an object, another text, or something else. */
  | { readonly is: 'function'; readonly gives: 'json' | 'text' | 'other' }
  | { readonly is: 'either'; readonly values: readonly Value[]; readonly because: string }
  | { readonly is: 'unknown'; readonly because: string };

export const absent: Value = { is: 'plain', value: undefined };

/** A value of JSON or YAML. */
export function valueOfData(data: unknown): Value {
  if (Array.isArray(data)) return { is: 'list', items: data.map(valueOfData) };
  if (isRecord(data)) {
    const entries = Object.entries(data).map(([key, value]) => [key, valueOfData(value)] as const);
    return { is: 'object', entries: new Map(entries) };
  }
  const isPlain =
    ['string', 'number', 'boolean', 'undefined'].includes(typeof data) || data === null;
  return isPlain
    ? { is: 'plain', value: data as string | number | boolean | null | undefined }
    : { is: 'unknown', because: 'a value of another kind' };
}

/** What stands under a key. */
export function entryOf(value: Value, key: string): Value {
  if (value.is === 'object') {
    const entry = value.entries.get(key);
    if (entry) return entry;
    return value.openTo === undefined ? absent : { is: 'unknown', because: value.openTo };
  }
  if (value.is === 'either') {
    return { ...value, values: value.values.map((each) => entryOf(each, key)) };
  }
  if (value.is === 'unknown') return value;
  return value.is === 'export' ? { is: 'unknown', because: value.of } : absent;
}

/** Whether a condition holds; undefined where nobody can tell. */
export function truthOf(value: Value): boolean | undefined {
  if (value.is === 'plain') return Boolean(value.value);
  if (value.is === 'unknown' || value.is === 'export') return undefined;
  if (value.is !== 'either') return true;
  const truths = new Set(value.values.map(truthOf));
  return truths.size === 1 ? [...truths][0] : undefined;
}

/** A text; undefined for anything else. */
export function plainText(value: Value): string | undefined {
  return value.is === 'plain' && typeof value.value === 'string' ? value.value : undefined;
}

/** What it is that nobody can tell: `process.env.LOG_FORMAT`. */
export function doubtOf(value: Value): string {
  if (value.is === 'unknown' || value.is === 'either') return value.because;
  if (value.is === 'export') return value.of;
  return value.is === 'made' ? value.by : 'what is written here';
}

/** The member of an export: `format` of winston. NODE_ENV is that of production, and no other variable is known. */
export function exportUnder(of: string, key: string): Value {
  const name = `${of}.${key}`;
  if (name === 'process.env.NODE_ENV') return { is: 'plain', value: 'production' };
  if (of === 'process.env') return { is: 'unknown', because: name };
  const isItself = key === 'default' || (key === of && !of.startsWith('process'));
  return { is: 'export', of: isItself ? of : name };
}
