import { type Factor, knownFactor, type Place, unknownFactor } from '../factor.js';

/** What a text or value that should be a number of at least zero came to. */
export type WholeNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Beyond this nothing that is counted here can be meant. */
const largest = 1_000_000_000;

/**
 * Reads a count out of text, as variables and configuration files hold it. The reason never repeats the text, since it may come from
 * a Secret.
 */
export function readWholeNumber(text: string): WholeNumber {
  const trimmed = text.trim();
  if (/^-\d+$/.test(trimmed)) return { kind: 'refused', reason: 'it is negative' };
  if (!/^\+?\d+$/.test(trimmed)) {
    const reason = trimmed === '' ? 'it is empty' : 'it is not a whole number';
    return { kind: 'refused', reason: trimmed === 'auto' ? 'it is "auto"' : reason };
  }
  const value = Number(trimmed);
  return value > largest
    ? { kind: 'refused', reason: 'it is larger than anything that can be meant' }
    : { kind: 'number', value };
}

/** The same for what may be a fraction, such as requests in a second. */
export function readCount(text: string, isFraction?: true): WholeNumber {
  const trimmed = text.trim();
  return isFraction && /^\d{1,9}\.\d{1,9}$/.test(trimmed)
    ? { kind: 'number', value: Number(trimmed) }
    : readWholeNumber(text);
}

interface Field {
  readonly name: string;
  readonly place: Place;
}

/** Reads a field of an object that the cluster wants to be a number of at least zero; null and absence mean `fallback`. */
export function readCountField(value: unknown, fallback: number | null, field: Field): Factor {
  const { name, place } = field;
  if (value === undefined || value === null) {
    return fallback === null
      ? unknownFactor(name, 'it is missing', place)
      : knownFactor(fallback, 'default', `${name}, by default`, place);
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return unknownFactor(name, 'it is not a whole number', place);
  }
  return value < 0
    ? unknownFactor(name, 'it is negative', place)
    : knownFactor(value, 'declared', name, place);
}
