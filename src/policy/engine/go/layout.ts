import { countCodePoints, takeCodePoints } from './code-points.js';

/** How one directive of a format lays its argument out; the flags change while it is read. */
export interface Layout {
  /** `-`: pad on the right. */
  minus: boolean;
  /** `+`: a sign always, ASCII only in quoted text. */
  plus: boolean;
  /** `#`: prefixes, raw strings, decimal points. */
  sharp: boolean;
  /** A space where the sign would be, or between bytes. */
  space: boolean;
  /** `0`: pad with zeros. */
  zero: boolean;
  /** `%#v`. */
  goSyntax: boolean;
  /** `%+v`. */
  fieldNames: boolean;
  width: number | undefined;
  precision: number | undefined;
}

/** Pads to the width, counted in code points; with zeros, if asked for, on the left only. */
export function pad(text: string, layout: Layout, zero = layout.zero): string {
  const missing = (layout.width ?? 0) - countCodePoints(text);
  if (missing <= 0) return text;
  if (layout.minus) return text + ' '.repeat(missing);
  return (zero ? '0' : ' ').repeat(missing) + text;
}

/** Cuts to the precision, counted in code points. */
export function truncate(text: string, layout: Layout): string {
  return layout.precision === undefined ? text : takeCodePoints(text, layout.precision);
}
