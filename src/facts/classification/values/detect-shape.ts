import type { ClassifiableField, ClassifiableValue } from '../classifiable-field.js';
import type { Evidence, Verdict } from '../field-classification.js';
import { splitParts } from '../markers/words.js';
import { readPatternKind } from './read-pattern-kind.js';
import { isDocumented, readTextKind } from './read-text-kind.js';
import { kinds, type ValueKind } from './value-kind.js';

/** Formats by their names without case and separators, the usual ones of JSON Schema and those that people make up. */
const formats: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ['email', kinds.email],
  ['idnemail', kinds.email],
  ['emailaddress', kinds.email],
  ['phone', kinds.phone],
  ['phonenumber', kinds.phone],
  ['tel', kinds.phone],
  ['e164', kinds.phone],
  ['ipv4', kinds.ip],
  ['ipv6', kinds.ip],
  ['ip', kinds.ip],
  ['ipaddress', kinds.ip],
  ['mac', kinds.mac],
  ['macaddress', kinds.mac],
  ['password', kinds.password],
  ['creditcard', kinds.card],
  ['creditcardnumber', kinds.card],
  ['cardnumber', kinds.card],
  ['iban', kinds.iban],
  ['ssn', kinds.ssn],
  ['jwt', kinds.jwt],
  ['binary', kinds.binary],
  ['byte', kinds.binary],
]);

/** What the keywords and values of a field show, whatever it is called. */
export function detectShape(field: ClassifiableField): Verdict | undefined {
  const { format, pattern, values } = field;
  const named = format === undefined ? undefined : formats.get(toFormat(format));
  if (named !== undefined && !(named === kinds.binary && isDigest(field.name))) {
    return toVerdict(named, { kind: 'shape', text: `format: ${format}` });
  }
  return (
    detectContent(field) ??
    (values === undefined || values.length === 0 ? undefined : detectInValues(values)) ??
    (pattern === undefined ? undefined : detectInPattern(pattern))
  );
}

function toFormat(format: string): string {
  return format.length > 40 ? '' : format.toLowerCase().replaceAll(/[-_ ]/g, '');
}

function detectInPattern(pattern: string): Verdict | undefined {
  const kind = readPatternKind(pattern);
  return kind && toVerdict(kind, { kind: 'shape', text: `its pattern is that of ${kind.name}` });
}

/** Media types of what a person made or looks like, and of what anything may be in. */
const fileTypes =
  /^(?:image|audio|video|font)\/|^application\/(?:pdf|zip|gzip|octet-stream|msword|rtf|vnd\.(?:ms-|openxmlformats|oasis))|^text\/html|^message\//i;

function detectContent(field: ClassifiableField): Verdict | undefined {
  const { name, types, format, encoding, mediaType } = field;
  if (mediaType !== undefined && fileTypes.test(mediaType)) {
    return toVerdict(kinds.file, {
      kind: 'shape',
      text: `contentMediaType: ${mediaType.slice(0, 60)}`,
    });
  }
  if (isDigest(name)) return undefined;
  // Of what is said to be JSON or text in base64 the fields are unknown, and so is what they hold.
  if (encoding !== undefined && /^(?:base\d|quoted-printable|binary)/i.test(encoding)) {
    return toVerdict(kinds.binary, {
      kind: 'shape',
      text: `contentEncoding: ${encoding.slice(0, 60)}`,
    });
  }
  // With a logical type it is a number or an id.
  if (types?.includes('bytes') === true && format === undefined) {
    return toVerdict(kinds.binary, { kind: 'shape', text: 'it holds bytes' });
  }
  return undefined;
}

/** Ends of the names of bytes that are made from something else, or stand for it. */
const digests = new Set(
  'hash digest checksum sha md5 sha1 sha256 sha512 crc crc32 etag fingerprint signature sig mac hmac nonce iv salt id uuid guid key token cursor jwk jwks certificate cert csr crl'.split(
    ' ',
  ),
);

function isDigest(name: string): boolean {
  const parts = splitParts(name.slice(-100));
  const last = parts.at(-1) ?? '';
  return digests.has(last) || (/^\d+$/.test(last) && digests.has(parts.at(-2) ?? ''));
}

const origins: Readonly<Record<ClassifiableValue['from'], string>> = {
  example: 'an example',
  default: 'its default',
  const: 'its only value',
  enum: 'one of its values',
};

/** What the first of the values is that is something; a value is never repeated. */
function detectInValues(values: readonly ClassifiableValue[]): Verdict | undefined {
  for (const { value, from, pointer } of values) {
    for (const text of textsOf(value)) {
      const kind = readTextKind(text);
      if (kind === undefined) continue;
      // Constants are words of a vocabulary: an address in one is that of a mailbox. Secrets are secrets.
      const isFixed = from === 'const' || from === 'enum';
      if (isFixed && kind.level !== 'restricted') continue;
      const isMadeUp = isDocumented(text, kind);
      return toVerdict(kind, {
        kind: isMadeUp ? 'shape' : 'value',
        text: `${origins[from]} ${isMadeUp ? 'has the form of' : 'is'} ${kind.name}`,
        ...(pointer !== undefined && { pointer }),
      });
    }
  }
  return undefined;
}

/** Values of a list that are looked at. */
const mostItems = 100;

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? [String(value)] : [];
  return Array.isArray(value)
    ? value.slice(0, mostItems).filter((item) => typeof item === 'string')
    : [];
}

function toVerdict({ level, categories, confidence }: ValueKind, evidence: Evidence): Verdict {
  return { level, categories, confidence, evidence: [evidence] };
}
