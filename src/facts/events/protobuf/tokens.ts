/** A word, a text between quotes, or one sign of a `.proto` file; the end is exclusive. Comments are none. */
export interface ProtoToken {
  readonly kind: 'word' | 'text' | 'sign';
  readonly start: number;
  readonly end: number;
}

const signs = new Set('{}[]()<>=;:,');
const spaces = new Set(' \t\r\n\f\v\uFEFF');

/**
 * Cuts a text into its tokens, once from its start to its end, whatever stands in it: what is no Protobuf is for the parser to say. A
 * comment or a text that never ends reaches to the end.
 */
export function tokenize(text: string): readonly ProtoToken[] {
  const tokens: ProtoToken[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (spaces.has(sign)) at += 1;
    else if (text.startsWith('//', at)) at = endAfter(text, '\n', at);
    else if (text.startsWith('/*', at)) at = endAfter(text, '*/', at + 2);
    else {
      const start = at;
      const kind = sign === '"' || sign === "'" ? 'text' : signs.has(sign) ? 'sign' : 'word';
      at = kind === 'text' ? endOfText(text, at) : kind === 'sign' ? at + 1 : endOfWord(text, at);
      tokens.push({ kind, start, end: at });
    }
  }
  return tokens;
}

function endAfter(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

function endOfText(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const isEnd = spaces.has(sign) || signs.has(sign) || sign === '"' || sign === "'";
    if (isEnd || text.startsWith('//', at) || text.startsWith('/*', at)) break;
  }
  return at;
}
