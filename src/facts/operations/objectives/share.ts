import { nameOf } from '../../../source/name-of-path.js';
import { readDecimal, shorten } from './decimal.js';
import type { Fields } from './fields.js';
import type { Limit, WrittenShare } from './objective.js';
import { readSpan } from './span.js';

/**
 * A share of one: `0.999`, or `99.9 %`.
 *
 * @param unit - what a number without a sign is: a share, or percent as Sloth and Pyrra count
 */
export function readShare(
  fields: Fields,
  key: string,
  unit: 'share' | 'percent',
): WrittenShare | undefined {
  const written = fields.amount(key);
  if (written === undefined) return undefined;
  const text = String(written).trim();
  const isPercent = unit === 'percent' || text.endsWith('%');
  const number = readDecimal(text.replace(/\s*%$/, ''));
  const shown = isPercent ? `${text.replace(/\s*%$/, '')} %` : text;
  const place = { document: fields.document, path: [...fields.path, key] };
  if (number === undefined) {
    fields.tell([key], `${nameOf(place.path)}: ${text} is no share`, 'Write 0.999 or 99.9%.');
    return undefined;
  }
  const share = isPercent ? shorten(number.units, number.scale + 2) : number;
  return { text: shown, share, place };
}

/** A length of time that is a limit, in seconds. What cannot be read is kept, for a rule to tell. */
export function readLimit(fields: Fields, key: string, unit?: string): Limit | undefined {
  const written = fields.amount(key);
  if (written === undefined) return undefined;
  const value = readSpan(written, unit);
  const place = { document: fields.document, path: [...fields.path, key] };
  return { text: String(written), ...(value && { value }), place };
}

/** `99`, `p99`, `0.99`, `99.9%` as a share of one. */
export function readPercentile(written: number | string) {
  const text = String(written).trim().replace(/^p/i, '').replace(/\s*%$/, '');
  const number = readDecimal(text);
  if (number === undefined) return undefined;
  // No percentile that somebody sets a limit to is below the first.
  return Number(text) < 1 ? number : shorten(number.units, number.scale + 2);
}
