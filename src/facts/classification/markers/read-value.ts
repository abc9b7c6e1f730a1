import { isRecord } from '../../../source/is-record.js';
import { type Dialect, findDialect } from './dialects.js';
import type { MarkSettings } from './read-marks.js';
import { joinStatements, noStatement, says, type Statement } from './statement.js';
import { readHandling, readRegulation, readWord, splitParts, toWord } from './words.js';

/** `unknown`: it is meant to say something, and nobody knows what; undefined: it says nothing of this kind. */
export type ReadValue = Statement | 'unknown' | undefined;

/** Deepest nesting of the value of a marker; the values that exist have three levels. */
const deepest = 6;

/** Says what the value of a marker means. */
export function readValue(
  value: unknown,
  dialect: Dialect,
  settings: MarkSettings,
  depth = 0,
): ReadValue {
  if (depth > deepest) return 'unknown';
  if (dialect.reading === 'reason') return readReason(value);
  if (Array.isArray(value)) return readList(value, dialect, settings, depth);
  if (isRecord(value)) return readMapping(value, dialect, settings, depth);
  if (typeof value === 'boolean') return readFlag(value, dialect);
  if (typeof value === 'number' && dialect.reading === 'flag') {
    return value === 0 || value === 1 ? readFlag(value === 1, dialect) : 'unknown';
  }
  if (typeof value === 'number' || typeof value === 'string') {
    return readText(String(value), dialect, settings);
  }
  return dialect.reading === 'tags' ? undefined : 'unknown';
}

function readReason(value: unknown): ReadValue {
  const isGiven = typeof value === 'string' && /[\p{L}\p{N}]/u.test(value);
  return isGiven ? { ...noStatement, hasReason: true } : 'unknown';
}

function readFlag(isSo: boolean, dialect: Dialect): ReadValue {
  const { reading, level, categories = [], handling } = dialect;
  if (reading === 'tags' || reading === 'list') return undefined;
  if (!isSo) return reading === 'handling' || handling !== undefined ? undefined : says('public');
  if (reading === 'handling')
    return handling === undefined ? 'unknown' : { ...noStatement, handling };
  if (level === undefined) return 'unknown';
  return { ...says(level), categories, ...(handling !== undefined && { handling }) };
}

function readText(text: string, dialect: Dialect, settings: MarkSettings): ReadValue {
  const parts = text.split(/[,;|]/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length === 0) return dialect.reading === 'tags' ? undefined : 'unknown';
  return joinAll(
    parts.map((part) => readOne(part.trim(), dialect, settings)),
    dialect,
  );
}

function readOne(text: string, dialect: Dialect, settings: MarkSettings): ReadValue {
  const word = toWord(text);
  const extra = settings.words.get(word);
  if (extra !== undefined) return extra;
  const own = ownValue(dialect.words ?? {}, word);
  if (own !== undefined) return says(own);
  switch (dialect.reading) {
    case 'level':
      return readWord(text, 'level', settings.words) ?? 'unknown';
    case 'kind':
      return readWord(text, 'category', settings.words) ?? 'unknown';
    case 'flag':
      return readFlagWord(text, word, dialect, settings);
    case 'tags':
      return tagWords.has(word) || isTagOfClass(text)
        ? readWord(text, 'category', settings.words)
        : undefined;
    case 'regulations': {
      const regulation = readRegulation(text);
      if (regulation === undefined) return 'unknown';
      return { ...says('confidential'), isImplied: true, regulations: [regulation] };
    }
    case 'handling': {
      if (/^(?:none|no|false)$/.test(word)) return undefined;
      const handling =
        readHandling(text) ?? (/^(?:true|yes)$/.test(word) ? dialect.handling : undefined);
      return handling === undefined ? 'unknown' : { ...noStatement, handling };
    }
    default:
      return undefined;
  }
}

function readFlagWord(
  text: string,
  word: string,
  dialect: Dialect,
  settings: MarkSettings,
): ReadValue {
  if (/^(?:true|yes|y)$/.test(word)) return readFlag(true, dialect);
  if (/^(?:false|no|n)$/.test(word)) return readFlag(false, dialect);
  const asSaid = readFlag(true, dialect);
  if (asSaid === undefined || asSaid === 'unknown') return asSaid;
  if (dialect.handling !== undefined) {
    const handling = readHandling(text) ?? (dialect.isOpen ? dialect.handling : undefined);
    return handling === undefined ? 'unknown' : { ...asSaid, handling };
  }
  const said = readWord(text, 'category', settings.words);
  if (said !== undefined) return said;
  return dialect.isOpen === true && !isNegative(text) ? asSaid : 'unknown';
}

function isNegative(text: string): boolean {
  return /^(?:no|not|non|never|unknown|tbd|todo|unclassified|undefined)$/.test(
    splitParts(text)[0] ?? '',
  );
}

/** Tags that classify; others are of teams, platforms and topics. */
const tagWords = new Set(
  (
    'pii nonpii notpii piinone piisensitive piinonsensitive personaldatapersonal personaldataspecialcategory spii phi pci pcidss chd ' +
    'sensitive nonsensitive sensitivepii sensitivedata confidential highlyconfidential highlysensitive restricted public private internal ' +
    'secret secrets credential credentials password personal personaldata specialcategory specialcategorydata healthdata biometric gdpr hipaa c1 c2 c3 c4'
  ).split(' '),
);

/** `PII.Sensitive`, `classification:restricted`, `user.contact.email`. */
function isTagOfClass(text: string): boolean {
  const [head = '', next] = text.toLowerCase().split(/[.:=/]/);
  return (
    next !== undefined &&
    /^(?:user|pii|phi|classification|sensitivity|data[-_]?classification)$/.test(head.trim())
  );
}

function readList(
  values: readonly unknown[],
  dialect: Dialect,
  settings: MarkSettings,
  depth: number,
): ReadValue {
  if (values.length === 0)
    return dialect.reading === 'tags' || dialect.reading === 'list' ? undefined : 'unknown';
  return joinAll(
    values.map((value) =>
      typeof value === 'boolean' && dialect.reading !== 'flag'
        ? 'unknown'
        : readValue(value, dialect, settings, depth + 1),
    ),
    dialect,
  );
}

/** Keys under which a mapping says what it is; the names of all dialects that write mappings. */
const levelKeys = [
  'level',
  'class',
  'classification',
  'sensitivity',
  'confidentiality',
  'value',
  'data_sensitivity',
];
const kindKeys = ['category', 'categories', 'data_categories', 'kind', 'type', 'pii_type'];
const handlingKeys = ['masking', 'mask', 'handling', 'redaction', 'redact'];
const regulationKeys = ['regulation', 'regulations', 'dataregulation'];
const tagKeys = ['tags', 'tagFQN', 'typeName', 'name', 'label', 'tag'];

/** OCSF: what its numbers stand for, as far as they say something. */
const categoryIds: Readonly<Record<string, string>> = {
  1: 'personal',
  2: 'governmental',
  3: 'financial',
  4: 'business',
  5: 'criminal',
  6: 'secret',
};
const confidentialityIds: Readonly<Record<string, string>> = {
  1: 'public',
  2: 'confidential',
  3: 'restricted',
  4: 'restricted',
  5: 'confidential',
  6: 'restricted',
};

function readMapping(
  mapping: Readonly<Record<string, unknown>>,
  dialect: Dialect,
  settings: MarkSettings,
  depth: number,
): ReadValue {
  const { reading } = dialect;
  // A trait of Smithy is there or not.
  if (reading === 'flag' && Object.keys(mapping).length === 0) return readFlag(true, dialect);
  if (reading === 'list') return readProperty(mapping, settings, depth);
  const read = (keys: readonly string[], as: Dialect) =>
    keys.flatMap((key) => {
      if (!Object.hasOwn(mapping, key)) return [];
      return [readValue(mapping[key], as, settings, depth + 1)];
    });
  if (reading === 'tags') {
    const params = isRecord(mapping['params'])
      ? Object.entries(mapping['params']).map(([key, value]) =>
          readNested(key, value, settings, depth),
        )
      : [];
    return joinAll([...read(tagKeys, dialect), ...params], dialect);
  }
  const levels = [
    ...read(levelKeys, { ...dialect, reading: 'level' }),
    ...readId(mapping['confidentiality_id'], confidentialityIds, 'level'),
    // Sentry writes the rule below the key.
    ...read(['key'], dialect),
  ];
  const kinds = [
    ...read(kindKeys, { reading: 'kind' }),
    ...readId(mapping['category_id'], categoryIds, 'kind'),
  ].map((each): ReadValue =>
    each === 'unknown' ? { ...says('confidential'), isImplied: true } : toKind(each),
  );
  const rest = [
    ...read(regulationKeys, { reading: 'regulations' }),
    // Of sensitive data it says how it is shown, and not what is sent.
    ...(dialect.reading === 'flag' && dialect.handling === undefined
      ? []
      : read(handlingKeys, { reading: 'handling' })),
    ...read(['reason'], { reading: 'reason' }),
  ];
  const isMeant = reading === 'flag' && handlingKeys.some((key) => Object.hasOwn(mapping, key));
  return joinAll([...levels, ...kinds, ...rest, ...(isMeant ? [readFlag(true, dialect)] : [])], {
    ...dialect,
    reading: 'level',
  });
}

/** A kind says how sensitive it is where no level stands beside it. */
function toKind(read: ReadValue): ReadValue {
  return read === undefined || read === 'unknown' ? read : { ...read, isImplied: true };
}

function readId(
  id: unknown,
  words: Readonly<Record<string, string>>,
  first: 'level' | 'kind',
): readonly ReadValue[] {
  const isId = typeof id === 'number' || typeof id === 'string';
  const word = isId ? ownValue(words, String(id)) : undefined;
  return word === undefined ? [] : [readWord(word, first === 'level' ? 'level' : 'category')];
}

/** Words come from others, and may be `constructor`. */
function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `{ property: pii, value: true }`, as ODCS has them. */
function readProperty(
  mapping: Readonly<Record<string, unknown>>,
  settings: MarkSettings,
  depth: number,
): ReadValue {
  const { property, value } = mapping;
  return typeof property === 'string' ? readNested(property, value, settings, depth) : undefined;
}

function readNested(key: string, value: unknown, settings: MarkSettings, depth: number): ReadValue {
  const found = findDialect(key, settings.markers);
  return found === undefined ? undefined : readValue(value, found.dialect, settings, depth + 1);
}

/** What several say. That one of them means nothing is told beside it. */
function joinAll(values: readonly ReadValue[], { reading }: Dialect): ReadValue {
  const isStrict = reading !== 'tags' && reading !== 'list';
  const hasUnknown = isStrict && values.includes('unknown');
  const read = values.filter((value) => value !== undefined && value !== 'unknown');
  if (read.length > 0) return { ...joinStatements(read), ...(hasUnknown && { hasUnknown }) };
  return hasUnknown || (isStrict && reading !== 'handling') ? 'unknown' : undefined;
}
