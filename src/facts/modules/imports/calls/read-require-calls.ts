import type { ImportReference } from '../../model/index.js';
import { type BracketPair, pairBrackets, pairsAround } from './brackets.js';
import { namesGiven } from './names-given.js';
import { runsLater } from './runs-later.js';

/** What the calls of `require` in a text name. */
export interface RequireCalls {
  readonly references: readonly ImportReference[];
  /** The code without them. */
  readonly rest: string;
}

const word = /(?<![\w$])require(?![\w$])/g;
const form = /require(?<resolve>\.resolve)?\(/y;
const literal = /\(\s*(?<quoted>"[^"\\\r\n]*"|'[^'\\\r\n]*')\s*,?\s*\)/y;

/**
 * Reads the calls of `require` and `require.resolve` in a text of TypeScript without elements. Undefined where one of them, or another use of that
 * name, could be read in two ways: only the parser can tell then.
 *
 * @param text - the source, with the same places as `code`
 * @param code - the text without comments and what stands in strings
 */
export function readRequireCalls(text: string, code: string): RequireCalls | undefined {
  const places = Array.from(code.matchAll(word), ({ index }) => index);
  if (places.length === 0) return { references: [], rest: code };
  const pairs = pairBrackets(code);
  const references: ImportReference[] = [];
  let rest = '';
  let from = 0;
  for (const place of places) {
    const reference = readCall(text, code, pairs, place);
    if (reference === undefined) return undefined;
    references.push(reference);
    rest += code.slice(from, place);
    from = place + 'require'.length;
    rest += ' '.repeat(from - place);
  }
  return { references, rest: rest + code.slice(from) };
}

function readCall(
  text: string,
  code: string,
  pairs: readonly BracketPair[],
  start: number,
): ImportReference | undefined {
  form.lastIndex = start;
  const called = form.exec(code);
  const open = form.lastIndex - 1;
  const close = pairs.find((pair) => pair.open === open)?.close;
  if (called === null || close === undefined) return undefined;
  literal.lastIndex = open;
  const quoted = literal.exec(text)?.groups?.['quoted'];
  const argument =
    quoted === undefined
      ? computedArgument(text, code, pairs, { open, close })
      : placeOf(text, quoted, open);
  const isDeferred = runsLater(code, pairs, start);
  const given = namesGiven(code, pairs, { start, close, isLiteral: quoted !== undefined });
  if (argument === undefined || isDeferred === undefined || given === undefined) return undefined;
  return {
    kind: 'require',
    ...(quoted !== undefined && { specifier: quoted.slice(1, -1) }),
    isTypeOnly: false,
    isDeferred,
    names: called.groups?.['resolve'] === undefined ? given : [],
    ...argument,
  };
}

interface Argument {
  readonly start: number;
  readonly end: number;
}

function placeOf(text: string, quoted: string, from: number): Argument {
  const start = text.indexOf(quoted, from);
  return { start, end: start + quoted.length };
}

/** One expression that nothing wraps, and that no template and no string alone says. */
function computedArgument(
  text: string,
  code: string,
  pairs: readonly BracketPair[],
  { open, close }: BracketPair,
): Argument | undefined {
  const shown = code.slice(open + 1, close).replace(/\s*,?\s*$/, '');
  const end = open + 1 + shown.length;
  const start = end - shown.trimStart().length;
  // A comment or a regular expression, of which the code has nothing.
  const isAll = [text.slice(open + 1, start), text.slice(end, close)].every((each) =>
    /^\s*,?\s*$/.test(each),
  );
  const holdsMore = Array.from(shown.matchAll(/,|!$|\b(?:as|satisfies)\b/g)).some(
    ({ index }) => pairsAround(pairs, open + 1 + index)[0]?.open === open,
  );
  const begins = /^(?:[\w$]|(["']) *\1\s*\+)/.test(code.slice(start, end));
  return isAll && begins && !holdsMore ? { start, end } : undefined;
}
