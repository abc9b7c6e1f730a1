import type { PolicyFault } from '../policy-fault.js';
import { closingOf, type RegoToken } from './rego-scanner.js';

type Finding = Pick<PolicyFault, 'code' | 'level' | 'message' | 'hint'>;

/**
 * A set as the second argument of `concat`, or a list made of one: OPA goes through it in order, and WebAssembly does not.
 *
 * @param joined - the argument
 * @param before - what the module has before the call
 */
export function lintSetOrder(
  joined: readonly RegoToken[],
  tokens: readonly RegoToken[],
  before: number,
): Finding | undefined {
  const isSet = (token: RegoToken | undefined): boolean =>
    token?.text === '{' || (token?.kind === 'word' && isNameOfSet(token.text, tokens, before));
  const [first] = joined;
  const isListOf = first?.text === '[' && collectionsOf(joined).some(isSet);
  // A name with brackets or dots behind it is something else.
  if (!isListOf && !(isSet(first) && (first?.text === '{' || joined.length === 1)))
    return undefined;
  return {
    code: 'set-order',
    level: 'warning',
    message: 'a set has no order of its own: WebAssembly joins it in another one than OPA',
    hint: 'Write sort(…) around it.',
  };
}

/** What `some … in` goes through, by its first sign, where it is a name alone or a set. */
function collectionsOf(tokens: readonly RegoToken[]): readonly (RegoToken | undefined)[] {
  return tokens.flatMap(({ text }, index) => {
    if (text !== 'some') return [];
    const at = tokens.findIndex((token, later) => later > index && token.text === 'in') + 1;
    const isMore = ['.', '[', '('].includes(tokens[at + 1]?.text ?? '');
    return at === 0 || isMore ? [] : [tokens[at]];
  });
}

/** By the last `name := …` before the call, or by rules that say `name contains …`. */
function isNameOfSet(name: string, tokens: readonly RegoToken[], before: number): boolean {
  let isSet = false;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'word' || text !== name) continue;
    if (tokens[index + 1]?.text === 'contains') return true;
    const isGiven = tokens[index + 1]?.text === ':' && tokens[index + 2]?.text === '=';
    if (isGiven && index < before) isSet = isSetAt(tokens, index + 3);
  }
  return isSet;
}

/** Braces with something in them that has no key. */
function isSetAt(tokens: readonly RegoToken[], open: number): boolean {
  if (tokens[open]?.text !== '{') return false;
  const end = closingOf(tokens, open);
  for (let index = open + 1; index < end; index += 1) {
    const { kind, text } = tokens[index] ?? { kind: 'sign', text: '' };
    if (kind !== 'sign') continue;
    if (text === '|') return true;
    if (text === ':') return false;
    if (text === '{' || text === '[' || text === '(') index = closingOf(tokens, index);
  }
  return end > open + 1;
}
