import type { ImportedName } from '../../model/index.js';
import { namesOfPattern } from './names-of-pattern.js';
import {
  type BracketPair,
  codeBefore,
  followsControlWord,
  followsName,
  pairsAround,
} from './brackets.js';

/** `const x = `, `const { a, b: c } = ` at the start of a statement. */
const declaration =
  /(?:^|[;{}\n])\s*(?:export\s+)?(?:const|let|var)\s+(?:(?<whole>[\w$]+)(?:\s*:[ \t]*[\w$.]+)?|\{(?<list>[\w$\s,:]*)\})\s*=$/;
/** `x = `, `this.x = `, after what ends a statement. */
const assignment = /(?:^|[;{}])\s*[\w$.]+\s*=$/;
/** After these only an expression can stand, whose value gets no name there. */
const expression = /(?:[[?]|=>|&&|\|\||\?\?|(?<![\w$.])(?:return|throw|else))$/;
/** After these a statement or a member may start. */
const start = /(?:^|[,:;{})])$/;

/** A call in code without strings and comments. */
export interface Call {
  readonly start: number;
  /** Of the bracket that ends it. */
  readonly close: number;
  /** It is called with a string, which no function is declared with. */
  readonly isLiteral: boolean;
}

/**
 * The names that the place of a call gives to what it loads, as `namesOfCall` tells them from a tree. Undefined where they are not certain, or
 * not even that it is a call.
 */
export function namesGiven(
  code: string,
  pairs: readonly BracketPair[],
  call: Call,
): readonly ImportedName[] | undefined {
  const rest = code.slice(call.close + 1);
  // What only wraps the value.
  if (/^\s*(?:!|(?:as|satisfies)\b)/.test(rest)) return undefined;
  const [taken = '', member] = /^\s*\??\.\s*([A-Za-z_$][\w$]*)/.exec(rest) ?? [];
  const names = member === undefined ? [] : [{ name: member }];
  const before = codeBefore(code, call.start);
  const declared = declaration.exec(before)?.groups;
  if (declared === undefined) return isUnnamed(code, pairs, call) ? names : undefined;
  switch (endOf(rest.slice(taken.length))) {
    case 'unclear':
      return undefined;
    case 'goes on':
      return names;
    case 'ends':
      return namesOfBinding(declared, member);
  }
}

function namesOfBinding(
  { whole, list = '' }: { readonly whole?: string; readonly list?: string },
  member: string | undefined,
): readonly ImportedName[] | undefined {
  const as = whole === undefined ? {} : { as: whole };
  if (member !== undefined) return [{ name: member, ...as }];
  return whole === undefined ? namesOfPattern(list) : [{ name: '*', ...as }];
}

/** Whether it is a call whose value is no variable's. */
function isUnnamed(code: string, pairs: readonly BracketPair[], call: Call): boolean {
  const before = codeBefore(code, call.start);
  if (before.endsWith('(')) {
    const open = pairsAround(pairs, call.start)[0]?.open ?? 0;
    return followsName(code, open) || followsControlWord(code, open);
  }
  if (expression.test(before) || assignment.test(before)) return true;
  if (!call.isLiteral) return false;
  const startsLine = /[\r\n]\s*$/.test(code.slice(0, call.start));
  return start.test(before) || (startsLine && /[\w$"'`\]]$/.test(before) && !/\bnew$/.test(before));
}

/** Whether an initial value ends where some code starts: a line that could go on with it is taken for neither. */
function endOf(code: string): 'ends' | 'goes on' | 'unclear' {
  if (/^\s*(?:;|$)|^[ \t]*\}/.test(code)) return 'ends';
  if (/^\s*(?:[([`.]|\?\.)/.test(code)) return 'goes on';
  const isNextLine = /^[ \t]*\r?\n\s*(?!(?:in|instanceof|as|satisfies)\b)[A-Za-z_$@}]/;
  return isNextLine.test(code) ? 'ends' : 'unclear';
}
