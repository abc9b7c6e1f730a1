import { type Layout, pad } from './layout.js';

export type Base = 2 | 8 | 10 | 16;

/**
 * Lays an integer out as Go's `fmt` does: precision and the `0` flag give leading zeros, `#` the prefix of the base.
 *
 * @param verb `X` for capitals, `O` for the prefix `0o`.
 */
export function formatInteger(value: bigint, base: Base, verb: string, layout: Layout): string {
  const { width, precision } = layout;
  // Precision 0 prints nothing of a zero, but its width.
  if (precision === 0 && value === 0n) return ' '.repeat(width ?? 0);
  const negative = value < 0n;
  const sign = negative ? '-' : layout.plus ? '+' : layout.space ? ' ' : '';
  const byWidth = layout.zero && !layout.minus && width !== undefined ? width - sign.length : 0;
  const digits = (negative ? -value : value).toString(base).padStart(precision ?? byWidth, '0');
  const text = sign + prefixOf(digits, base, verb, layout) + digits;
  return pad(verb === 'X' ? text.toUpperCase() : text, layout, false);
}

function prefixOf(digits: string, base: Base, verb: string, { sharp }: Layout): string {
  if (base === 8) {
    const octal = sharp && !digits.startsWith('0') ? '0' : '';
    return verb === 'O' ? `0o${octal}` : octal;
  }
  if (!sharp || base === 10) return '';
  return base === 2 ? '0b' : '0x';
}
