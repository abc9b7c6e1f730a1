import {
  type BracketPair,
  codeAfter,
  codeBefore,
  followsControlWord,
  followsName,
  pairsAround,
} from './brackets.js';

/**
 * Whether a place in code without strings and comments runs later than its file is loaded: in the body of a function. Undefined where only a
 * tree tells: in classes, values of parameters, functions that are called on the spot.
 */
export function runsLater(
  code: string,
  pairs: readonly BracketPair[],
  place: number,
): boolean | undefined {
  let inner = place;
  const around = pairsAround(pairs, place);
  for (const [index, pair] of around.entries()) {
    const arrow = arrowBefore(code, pair.open + 1, inner);
    if (arrow === 'unclear') return undefined;
    const kind = arrow === 'none' ? kindOf(code, pairs, pair, around[index + 1]) : 'function';
    // `(() => f())()`
    if (arrow === 'direct' && mayBeCalled(code, pair)) return undefined;
    if (kind !== 'passed') return kind === 'function' ? true : undefined;
    inner = pair.open;
  }
  const arrow = arrowBefore(code, 0, inner);
  return arrow === 'unclear' ? undefined : arrow === 'direct';
}

/** `passed`: what stands between the brackets runs when they are reached. */
type PairKind = 'function' | 'passed' | 'unclear';

function kindOf(
  code: string,
  pairs: readonly BracketPair[],
  pair: BracketPair,
  outer: BracketPair | undefined,
): PairKind {
  const after = codeAfter(code, pair.close + 1);
  switch (code.charAt(pair.open)) {
    case '(':
      if (followsControlWord(code, pair.open)) return 'passed';
      // The parameters of a function.
      return /^(?:[{:?]|=>)/.test(after) ? 'unclear' : 'passed';
    case '[':
      // A name in brackets, a pattern.
      return /^[(:?=!<{]/.test(after) ? 'unclear' : 'passed';
    default:
      return kindOfBraces(code, pairs, pair, outer);
  }
}

const blockWord = /(?<![\w$.])(?:try|catch|else|finally|do)$/;
const catchHead = /\}\s*catch$/;
/** `): Promise<[A, B]>`, on one line: a type without brackets, and no statement after `case f(x):`. */
const returnType =
  /\)\s*:(?![^{]*\b(?:class|do|else|enum|finally|function|interface|module|namespace|try)\b)[ \t]*\w[\w$.<>[\]|&, \t]*$/;

function kindOfBraces(
  code: string,
  pairs: readonly BracketPair[],
  { open, close }: BracketPair,
  outer: BracketPair | undefined,
): PairKind {
  const before = codeBefore(code, open);
  if (blockWord.test(before)) return 'passed';
  if (!before.endsWith('=>')) {
    const typed = before.endsWith(')') ? undefined : returnType.exec(before)?.index;
    if (typed === undefined && !before.endsWith(')')) return 'unclear';
    const end = code.slice(0, open).trimEnd().length;
    const closing = end - before.length + (typed ?? before.length - 1);
    const head = pairs.find((pair) => pair.close === closing);
    if (head === undefined) return 'unclear';
    const isBlock =
      followsControlWord(code, head.open) || catchHead.test(codeBefore(code, head.open));
    if (isBlock) return typed === undefined ? 'passed' : 'unclear';
    // A line of its own may be a block after a call without a semicolon.
    const isOnLine = !/[\r\n]/.test(code.slice(end, open));
    if (!isOnLine || !followsName(code, head.open, { isDeclared: true })) return 'unclear';
  }
  // Called on the spot, unless it is handed to somebody.
  const after = codeAfter(code, close + 1);
  if (/^(?:[(.`]|\?\.)/.test(after)) return 'unclear';
  return after.startsWith(')') && outer && mayBeCalled(code, outer) ? 'unclear' : 'function';
}

/** Whether a pair holds an expression that may be called, and not what something is called with. */
function mayBeCalled(code: string, { open }: BracketPair): boolean {
  return code.charAt(open) === '(' && !followsName(code, open);
}

/**
 * Whether an arrow stands before a place at its level: directly, `=> f(`, or somewhere in what may be the same statement, where it may be part
 * of a type as well.
 */
function arrowBefore(code: string, from: number, to: number): 'none' | 'direct' | 'unclear' {
  let depth = 0;
  for (let at = to - 1; at >= from; at -= 1) {
    const sign = code.charAt(at);
    if (')]}'.includes(sign)) depth += 1;
    else if ('([{'.includes(sign)) depth -= 1;
    else if (depth > 0) continue;
    else if (sign === ';' || sign === ',') return 'none';
    else if (sign === '>' && code.charAt(at - 1) === '=') {
      return code.slice(at + 1, to).trim() === '' ? 'direct' : 'unclear';
    }
  }
  return 'none';
}
