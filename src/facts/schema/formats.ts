import type { Certainty } from './certainty.js';
import { certain } from './certainty.js';

/** What a number of some format can be. */
export interface NumberRange {
  readonly lower: number;
  readonly upper: number;
  readonly integer: boolean;
}

const unbounded: NumberRange = { lower: -Infinity, upper: Infinity, integer: false };
/** Largest finite value of an IEEE 754 single. */
const largestSingle = 3.4028234663852886e38;

/** The range of a number format of the OpenAPI format registry; unknown formats and `decimal` bound nothing. */
export function numberRange(format: string | undefined): NumberRange {
  const match = /^(u?)int-?(8|16|32|64)$/i.exec(format ?? '');
  if (match !== null) {
    const bits = Number(match[2]);
    return match[1] === ''
      ? { lower: -(2 ** (bits - 1)), upper: 2 ** (bits - 1) - 1, integer: true }
      : { lower: 0, upper: 2 ** bits - 1, integer: true };
  }
  if (format === 'float') return { lower: -largestSingle, upper: largestSingle, integer: false };
  if (format === 'double') {
    return { lower: -Number.MAX_VALUE, upper: Number.MAX_VALUE, integer: false };
  }
  if (format === 'integer' || format === 'long' || format === 'short') {
    return { ...unbounded, integer: true };
  }
  return unbounded;
}

/** Formats whose every text is one of the format named (RFC 3986, 3987, 5890, 6531). */
const wider: Readonly<Record<string, readonly string[]>> = {
  uri: ['uri-reference', 'iri', 'iri-reference', 'url'],
  url: ['uri', 'uri-reference', 'iri', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
  email: ['idn-email'],
  hostname: ['idn-hostname'],
  uuid: [],
};

/** Formats that tell an editor how to show a text and bound nothing. */
const hints: ReadonlySet<string> = new Set([
  'password',
  'string',
  'text',
  'textarea',
  'html',
  'markdown',
  'commonmark',
]);

const digitsOf: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'date-time':
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,40})?([Zz]|[+-]\d\d:?\d\d)$/,
  uuid: /^(urn:uuid:)?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  ipv4: /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/,
};

const examples: Readonly<Record<string, string>> = {
  date: '2020-02-02',
  'date-time': '2020-02-02T02:02:02Z',
  time: '02:02:02Z',
  uuid: '123e4567-e89b-12d3-a456-426614174000',
  email: 'a@example.com',
  uri: 'https://example.com/',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  hostname: 'example.com',
};

export const textFormats = {
  /** Whether a text satisfies a format; where the format is not read here, nobody knows. */
  admits(format: string | undefined, text: string): Certainty {
    if (format === undefined || hints.has(format)) return 'yes';
    if (examples[format] === text) return 'yes';
    const expression = digitsOf[format];
    if (expression !== undefined) return certain(expression.test(text));
    // No known format admits a text with spaces or none at all.
    return examples[format] !== undefined && (text === '' || text.includes(' ')) ? 'no' : 'maybe';
  },

  example(format: string | undefined): string | undefined {
    return format === undefined ? undefined : examples[format];
  },

  bounds(format: string | undefined): boolean {
    return format !== undefined && !hints.has(format);
  },

  /** Whether every text of `narrow` is one of `wide`. */
  includes(wide: string | undefined, narrow: string | undefined): boolean {
    if (!this.bounds(wide) || wide === narrow) return true;
    return narrow !== undefined && wide !== undefined && wider[narrow]?.includes(wide) === true;
  },
} as const;
