import { parseQuantity } from '../quantity.js';
import { isLongInteger } from './schema-fault.js';

/** What is wrong with the form of a value of the right type; undefined where nothing is, or the format is none that is enforced. */
export function findFormatFault(format: string, value: unknown): string | undefined {
  switch (format) {
    case 'int32':
      return fits(value, 32n) ? undefined : 'does not fit 32 bits';
    case 'int64':
      return fits(value, 64n) ? undefined : 'does not fit 64 bits';
    case 'quantity': {
      const given = typeof value === 'string' ? value.trim() : value;
      return parseQuantity(given) === undefined
        ? 'is no quantity, such as 500m, 2 or 1.5Gi'
        : undefined;
    }
    case 'byte':
      return typeof value === 'string' && !isBase64(value) ? 'is not base64' : undefined;
    case 'date-time':
      return typeof value === 'string' && !isTimestamp(value)
        ? 'is no timestamp, such as 2026-01-31T00:00:00Z'
        : undefined;
    default:
      return undefined;
  }
}

/** A whole number that does not fit 53 bits is read as text. */
function fits(value: unknown, bits: bigint): boolean {
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  if (!isWhole && !isLongInteger(value)) return true;
  const number = BigInt(value);
  return number >= -(2n ** (bits - 1n)) && number < 2n ** (bits - 1n);
}

/** As Go reads bytes of JSON: line breaks are skipped, padding is demanded. */
function isBase64(text: string): boolean {
  const packed = text.replaceAll(/[\r\n]/g, '');
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
}

/** RFC 3339, which the API server reads times by. */
function isTimestamp(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}
