import { Buffer } from 'node:buffer';
import { nameOfPlainKey, readNumber } from '../../../source/kubernetes-scalars.js';
import { integer, type RegoValue } from '../rego/rego-value.js';
import { YamlFault } from './yaml-fault.js';

/** A scalar as go.yaml.in/yaml/v3 reads it: YAML 1.2's booleans and nulls, 1.1's numbers; infinite ones are no JSON. */
export type YamlScalar =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'merge' }
  | { readonly kind: 'value'; readonly value: null | boolean }
  | { readonly kind: 'integer'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number };

const words: ReadonlyMap<string, YamlScalar> = new Map<string, YamlScalar>([
  ...spell({ kind: 'value', value: null }, ['', '~', 'null', 'Null', 'NULL']),
  ...spell({ kind: 'value', value: true }, ['true', 'True', 'TRUE']),
  ...spell({ kind: 'value', value: false }, ['false', 'False', 'FALSE']),
  ...spell({ kind: 'float', value: NaN }, ['.nan', '.NaN', '.NAN']),
  ...spell({ kind: 'float', value: Infinity }, ['.inf', '.Inf', '.INF']),
  ...spell({ kind: 'float', value: Infinity }, ['+.inf', '+.Inf', '+.INF']),
  ...spell({ kind: 'float', value: -Infinity }, ['-.inf', '-.Inf', '-.INF']),
  ['<<', { kind: 'merge' }],
]);

/** Reads a plain scalar without a tag. A date is a text. */
export function resolvePlain(text: string): YamlScalar {
  const word = words.get(text);
  if (word !== undefined) return word;
  return readNumber(text) ?? { kind: 'text', text };
}

/**
 * Reads a scalar with a tag, which must say what the text is anyway.
 *
 * @param tag the name of a tag of YAML's own; undefined for any other, which means nothing
 */
export function resolveTagged(tag: string | undefined, text: string): YamlScalar {
  const plain = resolvePlain(text);
  switch (tag) {
    case 'binary':
      return { kind: 'text', text: decodeBase64(text) };
    case 'null':
      if (plain.kind === 'value' && plain.value === null) return plain;
      break;
    case 'bool':
      if (plain.kind === 'value' && plain.value !== null) return plain;
      break;
    case 'int':
      if (plain.kind === 'integer') return plain;
      break;
    case 'float':
      if (plain.kind === 'float') return plain;
      if (plain.kind === 'integer') return { kind: 'float', value: Number(plain.value) };
      break;
    case 'merge':
      if (text === '<<') return { kind: 'merge' };
      return { kind: 'text', text };
    case 'timestamp':
      if (isDay(text)) return { kind: 'text', text: `${text}T00:00:00Z` };
      break;
    case undefined:
    default:
      return { kind: 'text', text };
  }
  throw new YamlFault(`cannot decode \`${text}\` as a !!${tag}`);
}

/** @throws {@link YamlFault} for a number that JSON cannot write */
export function toRegoValue(scalar: YamlScalar): RegoValue {
  switch (scalar.kind) {
    case 'text':
      return scalar.text;
    case 'merge':
      return '<<';
    case 'value':
      return scalar.value;
    case 'integer':
      return integer(scalar.value);
    case 'float':
      if (!Number.isFinite(scalar.value)) {
        throw new YamlFault(`json: unsupported value: ${scalar.value}`);
      }
      return { kind: 'number', text: Object.is(scalar.value, -0) ? '-0' : String(scalar.value) };
  }
}

/** The name of a member in JSON; a float keeps the digits of one of 32 bits. @throws {@link YamlFault} for null */
export function toName(scalar: YamlScalar, text: string): string {
  switch (scalar.kind) {
    case 'text':
      return scalar.text;
    case 'merge':
      return '<<';
    case 'integer':
      return scalar.value.toString();
    case 'float':
      return nameOfPlainKey(text) ?? text;
    case 'value':
      if (scalar.value === null) throw new YamlFault('unsupported map key: null');
      return String(scalar.value);
  }
}

/** Go's base64: complete groups of four, in as many lines as it likes. */
function decodeBase64(text: string): string {
  const compact = text.replaceAll(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) {
    throw new YamlFault('yaml: !!binary value contains invalid base64 data');
  }
  return Buffer.from(compact, 'base64').toString('utf8');
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function spell(scalar: YamlScalar, spellings: readonly string[]): [string, YamlScalar][] {
  return spellings.map((spelling) => [spelling, scalar]);
}
