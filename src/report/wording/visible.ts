/** Terminal sequences: colours and cursor moves (CSI), titles and links (OSC). */
const terminalSequence =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u009b[0-?]*[ -/]*[@-~]/g;

/**
 * Controls, what reorders or hides text (https://www.unicode.org/reports/tr36/, 2.10), halves of surrogate pairs and
 * characters that XML 1.0 has not.
 */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Surrogate}/gu;

/** Nothing but letters, digits and signs of ASCII, as nearly all text is: nothing in it is to be replaced. */
const plain = /^[ -~]*$/;

/**
 * Text as one line that any reader may be given: terminal sequences are taken out, and whatever else cannot be seen becomes
 * U+FFFD. Line breaks become spaces, tabs too.
 */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replaceAll(terminalSequence, '')
    .replaceAll(/\r\n|[\r\n\t]/g, ' ')
    .replaceAll(invisible, '\ufffd');
}

/** The same for text of several lines, whose line breaks stay. */
export function visibleLines(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replaceAll(terminalSequence, '')
    .split(/\r\n|\r|\n/)
    .map(visible)
    .join('\n');
}
