import { formatRegoValue } from '../rego/format-rego-value.js';
import { integer, type RegoValue } from '../rego/rego-value.js';
import { type HostBuiltin, stringOperand } from './host-builtin.js';
import { randomBytes } from './random.js';

/**
 * `uuid.rfc4122`: a random identifier (version 4). Equal operands give equal identifiers in an evaluation, as in OPA; here they do
 * so in every evaluation that grows from the same seed, so that a run can be repeated.
 */
export const makeUuid: HostBuiltin = ([operand = null], { seed }) => {
  const bytes = randomBytes(seed, 'uuid.rfc4122', formatRegoValue(operand)).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

const hyphenated = '([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})';
/** Of the braces of Microsoft's form nobody checks that they are braces. */
const forms = [
  new RegExp(`^(?:urn:uuid:)?${hyphenated}$`, 'i'),
  new RegExp(`^[\\0-\\x7f]${hyphenated}[\\0-\\x7f]$`, 'i'),
  /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i,
];

/** 100 nanoseconds from 1582-10-15, where the time of an identifier starts, to 1970. RFC 4122, section 4.1.4. */
const epoch = 0x01b21dd213814000n;

/**
 * `uuid.parse`: version and variant of an identifier, and of versions 1 and 2 when and where it was made. RFC 4122; the
 * names are OPA's. Undefined for a text that is none.
 */
export const parseUuid: HostBuiltin = (operands) => {
  const text = stringOperand(operands, 0);
  const matches = forms.map((form) => form.exec(text));
  const [whole, low = '', middle = '', high = '', clock = '', node = ''] =
    matches.find((match) => match !== null) ?? [];
  if (whole === undefined) return undefined;
  const version = Number.parseInt(high.slice(0, 1), 16);
  const members: [string, RegoValue][] = [
    ['version', integer(version)],
    ['variant', variantOf(Number.parseInt(clock.slice(0, 2), 16))],
  ];
  if (version === 1 || version === 2) {
    const ticks = BigInt(`0x${high.slice(1)}${middle}${low}`) - epoch;
    members.push(
      ['time', integer(BigInt.asIntN(64, ticks * 100n))],
      ['nodeid', node.toLowerCase().replace(/..(?=.)/g, '$&-')],
      ['macvariables', describeAddress(Number.parseInt(node.slice(0, 2), 16))],
      ['clocksequence', integer(Number.parseInt(clock, 16) & 0x3fff)],
    );
  }
  if (version === 2) {
    members.push(
      ['id', integer(Number.parseInt(low, 16))],
      ['domain', domainOf(Number.parseInt(clock.slice(2), 16))],
    );
  }
  return { kind: 'object', entries: members };
};

function variantOf(byte: number): string {
  if ((byte & 0xc0) === 0x80) return 'RFC4122';
  if ((byte & 0xe0) === 0xc0) return 'Microsoft';
  return (byte & 0xe0) === 0xe0 ? 'Future' : 'Reserved';
}

function describeAddress(byte: number): string {
  return `${byte & 2 ? 'local' : 'global'}:${byte & 1 ? 'multicast' : 'unicast'}`;
}

function domainOf(byte: number): string {
  return ['Person', 'Group', 'Org'][byte] ?? `Domain${byte}`;
}
