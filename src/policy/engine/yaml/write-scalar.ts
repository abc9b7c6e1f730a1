import { resolvePlain } from './resolve-scalar.js';

/** Words of YAML 1.1 that are texts now, and are put into quotes for whoever still reads them otherwise. */
const oldWords = /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/;
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const date =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt ](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)(Z|[-+]\d\d:\d\d)?)?$/;

/** All but these are written as escapes. */
const printable = /[\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

/** Writes a text in one line: as it is, or in the quotes that it needs. */
export function writeFlowScalar(text: string): string {
  const isPlain =
    (resolvePlain(text).kind === 'text' || text === '<<') &&
    !oldWords.test(text) &&
    !base60.test(text) &&
    !isDate(text);
  if (!isPlain || needsEscapes(text)) return doubleQuote(text);
  return hasIndicators(text) ? `'${text.replaceAll("'", "''")}'` : text;
}

/** Whether a text of several lines can stand as a block, whose lines are all as they are. */
export function fitsBlock(text: string): boolean {
  return text.includes('\n') && !/ $| [\n\u2028\u2029]/.test(text) && !hasSpecial(text);
}

/** Writes a text as a block, each of its lines with the indentation. */
export function writeBlock(text: string, indentation: string): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomping = !text.endsWith('\n') ? '-' : /^\n$|\n\n$/.test(text) ? '+' : '';
  const lines = text.replaceAll(/[^\n]+/g, (line) => indentation + line);
  return `|${hint}${chomping}\n${lines.replace(/\n$/, '')}`;
}

function needsEscapes(text: string): boolean {
  return /[\t\n\u2028\u2029]/.test(text) || hasSpecial(text);
}

function hasSpecial(text: string): boolean {
  for (const character of text) if (character !== '\t' && !printable.test(character)) return true;
  return false;
}

/** What YAML would not read as a plain text. */
function hasIndicators(text: string): boolean {
  return (
    /^(?:---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]|^[?:-](?: |$)/.test(text) ||
    /:(?: |$)| #|^ | $/.test(text)
  );
}

/** Go's date without a zone has a space, and one with a zone a `T`. */
function isDate(text: string): boolean {
  const match = date.exec(text);
  if (match === null) return false;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone] = match;
  if (match[4] !== undefined && text.includes(' ') !== (zone === undefined)) return false;
  const [y, m, d] = [year, month, day].map(Number);
  const parsed = new Date(Date.UTC(2000, (m ?? 0) - 1, d));
  parsed.setUTCFullYear(y ?? 0, (m ?? 0) - 1, d);
  return (
    parsed.getUTCMonth() + 1 === m &&
    parsed.getUTCDate() === d &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60
  );
}

const escapes: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\x85': 'N',
  '\u2028': 'L',
  '\u2029': 'P',
};

function doubleQuote(text: string): string {
  const escaped = Array.from(text, (character) => {
    const short = escapes[character];
    if (short !== undefined) return `\\${short}`;
    if (printable.test(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    const hexadecimal = code.toString(16).toUpperCase();
    if (code <= 0xff) return `\\x${hexadecimal.padStart(2, '0')}`;
    return code <= 0xffff
      ? `\\u${hexadecimal.padStart(4, '0')}`
      : `\\U${hexadecimal.padStart(8, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
