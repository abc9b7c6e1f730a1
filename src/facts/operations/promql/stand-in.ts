import { findVariables, type FoundVariable } from './variables.js';

/** A text with its variables replaced, each by something of the same length, so that whatever stands in it stands where it stood. */
export interface StandIn {
  readonly text: string;
  /** Those outside of strings. */
  readonly variables: readonly FoundVariable[];
  /** Offsets of those that stood for whole matchers: `{job="x", $filters}`. */
  readonly open: readonly number[];
}

/**
 * Puts something that PromQL can read in the place of each variable of Grafana: a duration in brackets and after `offset`, a function before
 * an operand, a string after the operator of a matcher, and a name everywhere else. Strings are left as they are.
 */
export function standIn(text: string): StandIn {
  const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#.*/gs)].map(
    ({ 0: written, index }) => ({ start: index, end: index + cutComment(written).length }),
  );
  const variables = findVariables(text).filter(
    ({ start }) => !strings.some((string) => string.start < start && start < string.end),
  );
  const open: number[] = [];
  const characters = text.split('');
  for (const [from, to] of joinAdjacent(variables)) {
    const replacement = replace(text, from, to);
    if (replacement === undefined) {
      open.push(from);
      blankMatcher(characters, from, to);
    } else {
      characters.splice(from, to - from, ...replacement.split(''));
    }
  }
  return { text: characters.join(''), variables, open };
}

function cutComment(written: string): string {
  return written.startsWith('#') ? (written.split('\n')[0] ?? '') : written;
}

function joinAdjacent(variables: readonly FoundVariable[]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = [];
  for (const { start, end } of variables) {
    const last = joined.at(-1);
    if (last?.[1] === start) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/** @returns undefined where it stands for matchers */
function replace(text: string, from: number, to: number): string | undefined {
  const length = to - from;
  const before = text.slice(0, from).trimEnd();
  const after = text.slice(to);
  const isInBraces = before.lastIndexOf('{') > before.lastIndexOf('}');
  const isInBrackets = before.lastIndexOf('[') > before.lastIndexOf(']');
  if ((isInBrackets || /(?:\boffset\s*-?|@)$/i.test(before)) && !isInBraces) {
    // The unit may be written: `[${minutes}m]`.
    const isNumber = /^(?:ms|[smhdwy])\b/i.test(after) || before.endsWith('@');
    return isNumber ? '1'.padStart(length, '0') : '5m'.padEnd(length);
  }
  if (isInBraces) {
    if (/[=~]$/.test(before)) return `"${'_'.repeat(Math.max(length - 2, 0))}"`;
    if (/[{,]$/.test(before) && /^\s*[,}]/.test(after)) return undefined;
  } else if (/^\s*(?:\(|(?:by|without)\b)/i.test(after) && !/[\w:]$/.test(text.slice(0, from))) {
    return (length < 'sum'.length ? 'ln' : 'sum').padEnd(length);
  }
  return '_'.repeat(length);
}

/** With one of its commas. */
function blankMatcher(characters: string[], from: number, to: number): void {
  for (let at = from; at < to; at += 1) characters[at] = ' ';
  let comma = to;
  while (characters[comma] === ' ' || characters[comma] === '\n') comma += 1;
  if (characters[comma] === ',') characters[comma] = ' ';
}
