import type { EventField } from '../model/index.js';
import { wordsOf } from './field-words.js';

/** Last words of what is known about content, and is short: digests, keys, ids. */
const metadata = new Set([
  'hash',
  'digest',
  'checksum',
  'sha',
  'sha1',
  'sha256',
  'sha512',
  'md5',
  'crc',
  'crc32',
  'id',
  'ids',
  'uuid',
  'guid',
  'etag',
  'fingerprint',
  'nonce',
  'version',
  'key',
  'size',
  'cursor',
  'thumbprint',
  'signature',
  'jwk',
  'jwks',
  'certificate',
  'cert',
  'csr',
  'crl',
  'type',
  'amount',
  'price',
  'balance',
  'ip',
  'address',
]);

/** Formats in which bytes are no content: numbers, times and ids. */
const values = new Set(['decimal', 'big-decimal', 'duration', 'uuid', 'date', 'date-time']);

/** Why a field holds content, and not what is known about it, as far as its type and encoding tell; undefined where they do not. */
export function evidenceOf(
  field: EventField,
  around: EventField | undefined,
  isCloudEvent: boolean,
): string | undefined {
  const { name, types, format, encoding, mediaType, parent } = field;
  // Its specification has it: the payload of an event that is no JSON.
  if (isCloudEvent && parent === undefined && name === 'data_base64') return undefined;
  // A value is what the object around it says: fileHashes[].value.
  const said = name === 'value' && around ? around.name : name;
  const head = wordsOf(said).at(-1) ?? '';
  if (metadata.has(head) || metadata.has(head.replace(/e?s$/, ''))) return undefined;
  if (mediaType !== undefined && !/[/+]json\b/i.test(mediaType))
    return `contentMediaType ${mediaType}`;
  if (encoding !== undefined && /^(?:base(?:16|32|64)(?:url)?|binary)$/i.test(encoding))
    return `contentEncoding ${encoding}`;
  if (format === 'binary' || format === 'byte' || format === 'base64') return `format ${format}`;
  return types.includes('bytes') && !values.has(format ?? '') ? 'bytes' : undefined;
}
