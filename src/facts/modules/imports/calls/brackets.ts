/** Two brackets that belong together, by their places. */
export interface BracketPair {
  readonly open: number;
  readonly close: number;
}

/** Pairs the brackets of code that holds neither strings nor comments any more, and in which each is closed. */
export function pairBrackets(code: string): readonly BracketPair[] {
  const pairs: BracketPair[] = [];
  const opened: number[] = [];
  for (const { 0: sign, index } of code.matchAll(/[([{}\])]/g)) {
    if ('([{'.includes(sign)) {
      opened.push(index);
      continue;
    }
    const open = opened.pop();
    if (open !== undefined) pairs.push({ open, close: index });
  }
  return pairs;
}

/** The pairs around a place, the innermost first. */
export function pairsAround(pairs: readonly BracketPair[], place: number): readonly BracketPair[] {
  return pairs
    .filter(({ open, close }) => open < place && place < close)
    .sort((one, other) => other.open - one.open);
}

/** How much of the code before a place tells what stands there. */
const reach = 300;

/** The code that ends at a place, without spaces there; it starts with a NUL where more stands before it. */
export function codeBefore(code: string, place: number): string {
  const before = code.slice(0, place).trimEnd();
  return before.length > reach ? `\0${before.slice(-reach)}` : before;
}

/** The code that starts at a place, without spaces there. */
export function codeAfter(code: string, place: number): string {
  return code.slice(place).trimStart();
}

/** A name and what stands before it: a word, or a sign. */
const named = /(?<before>\b[\w$]+\s+|[^\s\w$]\s*|^\s*)(?<name>[\w$]+)\s*(?:<[^(){};=]*>)?$/;

/** Words that stand before a bracket and are not the name of a function. */
const noName =
  /^(?:as|await|case|catch|default|delete|do|else|extends|finally|for|if|implements|in|instanceof|is|keyof|new|of|return|satisfies|super|switch|throw|try|typeof|void|while|with|yield)$/;

/** Whether a round bracket follows `if` and its kin. */
export function followsControlWord(code: string, open: number): boolean {
  return /(?<![\w$.#])(?:if|for|while|switch|with)$/.test(codeBefore(code, open));
}

/** Whether a round bracket follows the name of what is called or declared: `f(`, `this.f(`, `f<T>(`, `function (`. */
export function followsName(code: string, open: number, { isDeclared = false } = {}): boolean {
  const { before = '', name = '' } = named.exec(codeBefore(code, open))?.groups ?? {};
  if (name === '' || noName.test(name)) return false;
  return !isDeclared || !/(?:^|[^\w$])(?:extends|implements|new)\s+$|\.\s*$/.test(before);
}
