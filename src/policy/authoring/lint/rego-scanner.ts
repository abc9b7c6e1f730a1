/** A piece of Rego: a word or number, a text with its quotes, or a single sign. Comments and blanks are none. */
export interface RegoToken {
  readonly kind: 'word' | 'text' | 'sign';
  readonly text: string;
  /** Both count from 1; columns count code points, as OPA's do. */
  readonly row: number;
  readonly col: number;
  /** In UTF-16 code units. */
  readonly offset: number;
}

const pattern =
  /(?<blank>[ \t\r]+|#[^\n]*)|(?<line>\n)|(?<text>\$?"(?:[^"\\\n]|\\.)*"|\$?`[^`]*`)|(?<word>[\p{L}_][\p{L}\p{N}_]*|\d[\d.eE]*)|(?<sign>[\s\S])/gu;

/** Splits Rego into what it is written with. A module that OPA parses has nothing else in it. */
export function scanRego(source: string): readonly RegoToken[] {
  const tokens: RegoToken[] = [];
  let row = 1;
  let lineStart = 0;
  for (const match of source.matchAll(pattern)) {
    const { text, word, sign, line } = match.groups ?? {};
    if (line !== undefined) {
      row += 1;
      lineStart = match.index + 1;
      continue;
    }
    const found = text ?? word ?? sign;
    if (found === undefined) continue;
    const kind = text === undefined ? (word === undefined ? 'sign' : 'word') : 'text';
    const col = Array.from(source.slice(lineStart, match.index)).length + 1;
    tokens.push({ kind, text: found, row, col, offset: match.index });
    const breaks = found.split('\n').length - 1;
    if (breaks === 0) continue;
    row += breaks;
    lineStart = match.index + found.lastIndexOf('\n') + 1;
  }
  return tokens;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The index of the sign that closes the one at `open`; the end where none does. */
export function closingOf(tokens: readonly RegoToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    const { kind, text } = tokens[index] ?? { kind: 'word', text: '' };
    if (kind !== 'sign') continue;
    if (Object.hasOwn(closing, text)) depth += 1;
    else if (text === ')' || text === ']' || text === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}

/** What stands between two brackets, split at the commas of their own level. */
export function splitArguments(
  tokens: readonly RegoToken[],
  open: number,
): readonly (readonly RegoToken[])[] {
  const end = closingOf(tokens, open);
  const parts: RegoToken[][] = [[]];
  for (let index = open + 1; index < end; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.kind === 'sign' && token.text === ',') {
      parts.push([]);
      continue;
    }
    const last =
      token.kind === 'sign' && Object.hasOwn(closing, token.text)
        ? closingOf(tokens, index)
        : index;
    parts.at(-1)?.push(...tokens.slice(index, last + 1));
    index = last;
  }
  // A comma may stand behind the last one.
  return parts.filter((part, index) => part.length > 0 || index < parts.length - 1);
}

/** Tokens without what stands between them: enough to tell whether two say the same. */
export function textOf(tokens: readonly RegoToken[]): string {
  return tokens.map(({ text }) => text).join(' ');
}
