import { parseQuantity } from '../quantity.js';

/** What is wrong with the form of a value of the right type; undefined where nothing is, or the format is none that is enforced. */
export function findFormatFault(format: string, value: unknown): string | undefined {
  switch (format) {
    case 'int32':
      return isBetween(value, -(2 ** 31), 2 ** 31 - 1) ? undefined : 'does not fit 32 bits';
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

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value !== 'number' || (value >= least && value <= most);
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
