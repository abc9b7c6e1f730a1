import type { Handling, SensitivityLevel } from '../field-classification.js';
import { splitParts, toWord } from './words.js';

/**
 * How the value of a marker is read. `level`: a word for a level or a kind. `flag`: whether it is so, or which kind of it. `kind`: words
 * for kinds of data. `tags`: words, most of which mean something else. `regulations`: names of laws. `handling`: what was done to the
 * value. `list`: properties that are markers themselves. `reason`: why a field is less than what is around it.
 */
export type Reading =
  'level' | 'flag' | 'kind' | 'tags' | 'regulations' | 'handling' | 'list' | 'reason';

/** How one marker is written, in all dialects that have it by this name. */
export interface Dialect {
  readonly reading: Reading;
  /** What it says where it is so. */
  readonly level?: SensitivityLevel;
  readonly categories?: readonly string[];
  readonly handling?: Handling;
  /** Words that mean something in this dialect alone. */
  readonly words?: Readonly<Record<string, SensitivityLevel>>;
  /** Any other text names a kind of it: `x-pii: loyalty_number`. */
  readonly isOpen?: boolean;
  /** Names of companies may stand before it: `x-acme-data-classification`. Then only what it says counts, and not what nobody understands. */
  readonly hasPrefixes?: boolean;
}

const flag = (level: SensitivityLevel, ...categories: readonly string[]): Dialect => ({
  reading: 'flag',
  level,
  categories,
});
const personal: Dialect = { ...flag('confidential', 'user'), isOpen: true, hasPrefixes: true };
const health: Dialect = { ...flag('restricted', 'health_and_medical'), hasPrefixes: true };
const level: Dialect = { reading: 'level' };
const handled = (handling: Handling): Dialect => ({ reading: 'handling', handling });

/** By the last part of its key in lower case, without what separates its words, and without the `x-` of extensions. */
const rows: readonly (readonly [names: string, dialect: Dialect])[] = [
  // Extensions of OpenAPI and JSON Schema, properties of Avro, options of Protobuf, ODCS, Data Contract, EventCatalog, Business Central.
  [
    'classification sensitivity confidentiality datasecurity dataclass',
    { ...level, hasPrefixes: true },
  ],
  [
    'sensitivitylevel confidentialitylevel classificationlevel securityclassification securitylevel privacylevel privacyclassification ' +
      'protectionlevel informationclassification dataprotection',
    level,
  ],
  // OpenAPI registry, OCSF, CloudEvents.
  ['dataclassification', { ...level, hasPrefixes: true }],
  // Glean.
  [
    'datasensitivity',
    {
      ...level,
      hasPrefixes: true,
      words: {
        technical: 'internal',
        interaction: 'internal',
        webactivity: 'confidential',
        storedcontent: 'confidential',
      },
    },
  ],
  // Sentry.
  [
    'applyscrubbing',
    {
      ...level,
      words: {
        auto: 'confidential',
        manual: 'confidential',
        maybe: 'confidential',
        never: 'public',
      },
    },
  ],
  ['pii ispii containspii haspii personaldata personal ispersonal personalinformation', personal],
  ['phi isphi', health],
  ['pci ispci cardholderdata', flag('restricted', 'financial.credit_card')],
  ['sensitive issensitive confidential isconfidential', flag('confidential')],
  ['restricted isrestricted', flag('restricted')],
  // The value travels as it is: what is masked is what is shown of it.
  ['sensitivedata debugredact', flag('confidential')],
  ['secret issecret mssecret csisecret', flag('restricted', 'credential')],
  ['encryptionrequired', flag('confidential')],
  // VS Code writes what it is as a mapping; others whether it is so.
  ['gdpr', { ...personal, hasPrefixes: false }],
  ['redact redacted masked mask scrub', { ...flag('confidential'), handling: 'masked' }],
  ['encryptedname', { ...flag('confidential'), handling: 'encrypted', isOpen: true }],
  ['hashed', handled('hashed')],
  ['encrypted', handled('encrypted')],
  ['tokenised tokenized pseudonymised pseudonymized', handled('tokenised')],
  ['masking handling redaction', { reading: 'handling' }],
  // SAP, as annotations and as extensions of OpenAPI.
  ['ispotentiallypersonal sapdppispotentiallypersonal', flag('confidential', 'user')],
  ['ispotentiallysensitive sapdppispotentiallysensitive', flag('restricted', 'user')],
  [
    'fieldsemantics sapdppfieldsemantics',
    {
      reading: 'kind',
      words: { datasubjectid: 'internal', userid: 'internal', contractrelatedid: 'internal' },
    },
  ],
  [
    'entitysemantics sapdppentitysemantics',
    { reading: 'kind', words: { datasubject: 'confidential', datasubjectdetails: 'confidential' } },
  ],
  // Fides, CloudEvents, and who names kinds.
  [
    'datacategories piicategory piitype piikind personaldatacategory sensitiveinfotype infotype',
    { reading: 'kind' },
  ],
  [
    'datacategory',
    {
      reading: 'kind',
      words: {
        nonsensitive: 'public',
        standard: 'internal',
        sensitive: 'confidential',
      },
    },
  ],
  ['dataregulation', { reading: 'regulations' }],
  ['regulation regulations gdprbasis compliance', { reading: 'regulations' }],
  // Confluent, ODCS, OpenMetadata, DataHub, Purview.
  [
    'tags tag classifications glossaryterms fieldmeta messagemeta filemeta enummeta',
    { reading: 'tags' },
  ],
  ['customproperties', { reading: 'list' }],
  [
    'classificationreason dataclassificationreason sensitivityreason sensitivereason piireason',
    { reading: 'reason' },
  ],
];

const dialects: ReadonlyMap<string, Dialect> = new Map(
  rows.flatMap(([names, dialect]) => names.split(' ').map((name) => [name, dialect] as const)),
);

/** What stands before a name and turns it round, or makes it something else: `case-sensitive` is of spelling. */
const otherwise = new Set('no non not without case time price industry image'.split(' '));

/** A marker that was found by its key. */
export interface FoundDialect {
  readonly dialect: Dialect;
  /** The key has a prefix that nobody here knows. */
  readonly isPrefixed: boolean;
  /** It is said of an event as a whole, and is that of its most sensitive field: what a field says of itself counts. */
  readonly isOfEvent: boolean;
}

/** Attributes of CloudEvents: https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/data-classification.md */
const ofEvent = new Set(['dataclassification', 'dataregulation', 'datacategory']);

const longestKey = 200;

/** Answers that are kept: schemas repeat a few keys. */
const known = new WeakMap<ReadonlySet<string>, Map<string, FoundDialect | undefined>>();
const mostKnown = 10_000;

/** How a marker is read, by its key as it is written; undefined where it declares nothing of this kind. */
export function findDialect(key: string, extra: ReadonlySet<string>): FoundDialect | undefined {
  if (key.length > longestKey) return undefined;
  const found = known.get(extra) ?? new Map<string, FoundDialect | undefined>();
  if (found.has(key)) return found.get(key);
  const read = readKey(key, extra);
  if (found.size < mostKnown) known.set(extra, found.set(key, read));
  return read;
}

function readKey(key: string, extra: ReadonlySet<string>): FoundDialect | undefined {
  // `(confluent.field_meta).tags`, `smithy.api#sensitive`, `@PersonalData.IsPotentiallyPersonal`, `__GDPR__`.
  const end = key.slice(
    Math.max(key.lastIndexOf('.'), key.lastIndexOf('#'), key.lastIndexOf(':')) + 1,
  );
  const parts = splitParts(end);
  const own = parts[0] === 'x' ? parts.slice(1) : parts;
  if (own.length === 0) return undefined;
  const dialect = extra.has(toWord(key)) ? level : dialects.get(own.join(''));
  // The attributes of CloudEvents have no separators.
  if (dialect !== undefined) return { dialect, isPrefixed: false, isOfEvent: ofEvent.has(key) };
  if (own[0] === 'gdpr') return { dialect: personal, isPrefixed: true, isOfEvent: false };
  for (let index = 1; index < own.length; index += 1) {
    const found = dialects.get(own.slice(index).join(''));
    if (found?.hasPrefixes === true && !otherwise.has(own[index - 1] ?? '')) {
      return { dialect: found, isPrefixed: true, isOfEvent: false };
    }
  }
  return undefined;
}
