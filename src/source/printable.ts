/**
 * C0 and C1 controls, and the characters that reorder or hide text (https://www.unicode.org/reports/tr36/, 2.10): none of
 * them may reach a terminal, a log or a web page.
 */
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * Shows text on one line: a tab becomes an arrow, another control its picture, what hides or reorders text a replacement
 * character. The length stays, so that columns do too.
 */
export function toPrintable(text: string): string {
  return text.replace(unprintable, (character) => {
    if (character === '\t') return '→';
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** The same for text of several lines, whose line breaks stay. */
export function toPrintableLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(toPrintable)
    .join('\n');
}
