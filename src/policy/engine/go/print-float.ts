import { formatFloat, type FloatVerb } from './format-float.js';
import { type Layout, pad } from './layout.js';

/** @returns undefined when the verb does not suit a float64. */
export function printFloat(value: number, verb: string, layout: Layout): string | undefined {
  switch (verb) {
    case 'v':
      return layOutFloat(value, 'g', -1, layout);
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return layOutFloat(value, verb, -1, layout);
    case 'f':
    case 'e':
    case 'E':
      return layOutFloat(value, verb, 6, layout);
    case 'F':
      return layOutFloat(value, 'f', 6, layout);
    default:
      return undefined;
  }
}

function layOutFloat(value: number, verb: FloatVerb, usual: number, layout: Layout): string {
  const precision = layout.precision ?? usual;
  const text = formatFloat(value, verb, precision);
  const negative = text.startsWith('-');
  const sign = negative ? '-' : layout.plus ? '+' : layout.space ? ' ' : '';
  const unsigned = negative ? text.slice(1) : text;
  const number = layout.sharp && verb !== 'b' ? restorePoint(unsigned, verb, precision) : unsigned;
  // Zeros go between the sign and the digits.
  const zeros = layout.zero && !layout.minus ? (layout.width ?? 0) - sign.length : 0;
  return pad(sign + number.padStart(zeros, '0'), layout, false);
}

/** `#` keeps the decimal point and, where a number of significant digits is asked for, the zeros after it. */
function restorePoint(number: string, verb: FloatVerb, precision: number): string {
  const hexadecimal = verb === 'x' || verb === 'X';
  const tailAt = number.search(hexadecimal ? /[pP]/ : /[eE]/);
  const head = tailAt < 0 ? number : number.slice(0, tailAt);
  const tail = tailAt < 0 ? '' : number.slice(tailAt);
  const wanted =
    verb === 'g' || verb === 'G' || verb === 'x' ? (precision === -1 ? 6 : precision) : 0;
  // Go counts the `x` of the prefix among the digits.
  const significant = head.replace('.', '').replace(/^0+/, '').length;
  const pointed = head.includes('.') ? head : `${head}.`;
  const zero = head === '0' ? 1 : 0;
  return pointed + '0'.repeat(Math.max(wanted - significant - zero, 0)) + tail;
}
