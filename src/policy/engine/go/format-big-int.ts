import { type Base, formatInteger } from './format-integer.js';
import { type Layout, pad } from './layout.js';

const bases: Readonly<Record<string, Base>> = {
  b: 2,
  o: 8,
  O: 8,
  d: 10,
  s: 10,
  v: 10,
  x: 16,
  X: 16,
};
const prefixes: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

/**
 * Formats an integer beyond 64 bits. Go's `*big.Int` formats itself, and differs from `fmt`: `%s` is allowed, zeros that fill
 * the width count the prefix, and an unsuitable verb is marked in its own way.
 */
export function formatBigInt(value: bigint, verb: string, layout: Layout): string {
  if (verb === 'w') return `%!w(*big.Int=${dump(value, layout)})`;
  const base = bases[verb];
  // Go prints an address for %p; nothing that changes from run to run belongs into a message.
  if (base === undefined) return `%!${verb}(big.Int=${value})`;
  const { width, precision } = layout;
  const sign = value < 0n ? '-' : layout.plus || layout.fieldNames ? '+' : layout.space ? ' ' : '';
  const prefix = verb === 'O' ? '0o' : layout.sharp ? (prefixes[verb] ?? '') : '';
  const digits = (value < 0n ? -value : value).toString(base);
  const byWidth = layout.zero && !layout.minus ? (width ?? 0) - sign.length - prefix.length : 0;
  const filled = digits.padStart(precision ?? byWidth, '0');
  return pad(sign + prefix + (verb === 'X' ? filled.toUpperCase() : filled), layout, false);
}

/** `%w` makes Go print the structure: the sign and the 64-bit words, lowest first. */
function dump(value: bigint, layout: Layout): string {
  const words: bigint[] = [];
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 64n)
    words.push(rest & 0xffffffffffffffffn);
  const negative = pad(String(value < 0n), layout);
  if (layout.goSyntax) {
    const hex = words.map((word) => formatInteger(word, 16, 'x', { ...layout, sharp: true }));
    return `&big.Int{neg:${negative}, abs:big.nat{${hex.join(', ')}}}`;
  }
  const decimal = words.map((word) => formatInteger(word, 10, 'd', layout)).join(' ');
  return layout.fieldNames ? `&{neg:${negative} abs:[${decimal}]}` : `&{${negative} [${decimal}]}`;
}
