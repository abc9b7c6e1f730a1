/**
 * What Go's `strconv.IsPrint` takes as printable: letters, marks, numbers, punctuation, symbols and the ASCII space. The two
 * may differ on a character that one of their Unicode versions does not know yet.
 */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
/** Strings that quoting leaves as they are: by far the most. */
const plain = /^[ !#-[\]-~]*$/;

const escapes: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** Quotes a string as Go's `strconv.Quote` does, or as `QuoteToASCII` with `ascii`. */
export function quote(text: string, ascii = false): string {
  return plain.test(text) ? `"${text}"` : quoteWith(text, '"', ascii);
}

/** Quotes a character as Go's `strconv.QuoteRune` does; what is no character becomes U+FFFD. */
export function quoteRune(codePoint: number, ascii = false): string {
  return quoteWith(characterOf(codePoint), "'", ascii);
}

/** Whether Go can write the text between backquotes: one line, no backquote, no control character but a tab. */
export function canBackquote(text: string): boolean {
  return !/[\x00-\x08\x0a-\x1f`\x7f\ufeff]/.test(text);
}

export function isPrintable(character: string): boolean {
  return printable.test(character);
}

/** The character of a code point; U+FFFD for a surrogate and for anything outside Unicode. */
export function characterOf(codePoint: number): string {
  const valid =
    codePoint >= 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return String.fromCodePoint(valid ? codePoint : 0xfffd);
}

function quoteWith(text: string, mark: string, ascii: boolean): string {
  let quoted = mark;
  for (const character of text) quoted += escapeCharacter(character, mark, ascii);
  return quoted + mark;
}

function escapeCharacter(character: string, mark: string, ascii: boolean): string {
  if (character === mark || character === '\\') return `\\${character}`;
  const codePoint = character.codePointAt(0) ?? 0;
  if (isPrintable(character) && (!ascii || codePoint < 0x80)) return character;
  const short = escapes[character];
  if (short !== undefined) return short;
  const hex = codePoint.toString(16);
  if (codePoint < 0x20 || codePoint === 0x7f) return `\\x${hex.padStart(2, '0')}`;
  return codePoint < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
