import { formatBigInt } from './format-big-int.js';
import { formatInteger } from './format-integer.js';
import { type Layout, pad, truncate } from './layout.js';
import { printFloat } from './print-float.js';
import { canBackquote, characterOf, isPrintable, quote, quoteRune } from './quote.js';

/** An argument with the type that it has in Go. */
export type Argument =
  | { readonly kind: 'int64'; readonly value: bigint }
  /** An integer beyond 64 bits: `*big.Int`. */
  | { readonly kind: 'big'; readonly value: bigint }
  | { readonly kind: 'float64'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string };

export function typeName(argument: Argument): string {
  return argument.kind === 'big' ? '*big.Int' : argument.kind;
}

/** Prints one argument under a verb, or Go's mark for a verb that does not suit it. */
export function printArgument(argument: Argument, verb: string, layout: Layout): string {
  if (verb === 'T') return pad(truncate(typeName(argument), layout), layout);
  switch (argument.kind) {
    case 'int64':
      return printInteger(argument.value, verb, layout) ?? badVerb(argument, verb, layout);
    case 'big':
      return formatBigInt(argument.value, verb, layout);
    case 'float64':
      return printFloat(argument.value, verb, layout) ?? badVerb(argument, verb, layout);
    case 'string':
      return printString(argument.value, verb, layout) ?? badVerb(argument, verb, layout);
  }
}

function badVerb(argument: Argument, verb: string, layout: Layout): string {
  return `%!${verb}(${typeName(argument)}=${printArgument(argument, 'v', layout)})`;
}

function printInteger(value: bigint, verb: string, layout: Layout): string | undefined {
  switch (verb) {
    case 'v':
    case 'd':
      return formatInteger(value, 10, verb, layout);
    case 'b':
      return formatInteger(value, 2, verb, layout);
    case 'o':
    case 'O':
      return formatInteger(value, 8, verb, layout);
    case 'x':
    case 'X':
      return formatInteger(value, 16, verb, layout);
    case 'c':
      return pad(characterOf(codePointOf(value)), layout);
    case 'q':
      return pad(quoteRune(codePointOf(value), layout.plus), layout);
    case 'U':
      return pad(formatCodePoint(value, layout), layout, false);
    default:
      return undefined;
  }
}

/** The code point of an integer, or one outside Unicode. */
function codePointOf(value: bigint): number {
  return value >= 0n && value <= 0x10ffffn ? Number(value) : -1;
}

function formatCodePoint(value: bigint, layout: Layout): string {
  const digits = Math.max(layout.precision ?? 4, 4);
  const code = `U+${BigInt.asUintN(64, value).toString(16).toUpperCase().padStart(digits, '0')}`;
  const codePoint = codePointOf(value);
  const character = characterOf(codePoint);
  const shown = layout.sharp && character.codePointAt(0) === codePoint && isPrintable(character);
  return shown ? `${code} '${character}'` : code;
}

function printString(value: string, verb: string, layout: Layout): string | undefined {
  switch (verb) {
    case 'v':
      return layout.goSyntax ? quoteString(value, layout) : pad(truncate(value, layout), layout);
    case 's':
      return pad(truncate(value, layout), layout);
    case 'q':
      return quoteString(value, layout);
    case 'x':
    case 'X':
      return formatBytes(value, verb, layout);
    default:
      return undefined;
  }
}

function quoteString(value: string, layout: Layout): string {
  const text = truncate(value, layout);
  if (layout.sharp && canBackquote(text)) return pad(`\`${text}\``, layout);
  return pad(quote(text, layout.plus), layout);
}

/** `%x` of a string: its UTF-8 bytes; precision counts bytes. */
function formatBytes(value: string, verb: 'x' | 'X', layout: Layout): string {
  const bytes = Buffer.from(value, 'utf8').subarray(0, layout.precision);
  const prefix = layout.sharp ? '0x' : '';
  const hex = bytes.toString('hex');
  if (hex === '') return pad('', layout);
  const text = layout.space
    ? hex.replace(/../g, (byte, at) => (at === 0 ? '' : ' ') + prefix + byte)
    : prefix + hex;
  return pad(verb === 'X' ? text.toUpperCase() : text, layout);
}
