/** What a token of a glob matches, by ranges of code points in their order; `dot` matches everything. */
export interface GlobToken {
  readonly matches: 'dot' | readonly CodePointRange[];
  /** A single character, not a set of one: the two are never equal. */
  readonly isCharacter: boolean;
  readonly flag: '' | '+' | '*';
}

type CodePointRange = readonly [first: number, last: number];

/** A text is no glob, in the words of OPA's library. */
export class GlobFault extends Error {
  override readonly name = 'GlobFault';
}

/**
 * Reads a glob as `regex.globs_match` has it: characters, `.`, sets such as `[a-z_]`, each with `*` or `+` behind it or not, and
 * `\` before what is meant literally. It is the language of github.com/yashtewari/glob-intersection, which OPA uses.
 *
 * @throws {@link GlobFault} when the text is none
 */
export function readGlob(text: string): readonly GlobToken[] {
  const reader = new GlobReader(text);
  const tokens: GlobToken[] = [];
  while (!reader.atEnd) {
    const token = reader.readToken();
    const previous = tokens.at(-1);
    // `a*a+` is `a+`.
    if (previous !== undefined && previous.flag !== '' && token.flag !== '') {
      if (isSame(previous, token)) {
        const flag = previous.flag === '+' || token.flag === '+' ? '+' : '*';
        tokens[tokens.length - 1] = { ...previous, flag };
        continue;
      }
    }
    tokens.push(token);
  }
  return tokens;
}

/** Whether there is a character that both tokens match. */
export function shareCharacter(left: GlobToken, right: GlobToken): boolean {
  const [a, b] = [left.matches, right.matches];
  // OPA's library takes it for granted that there is something in a set.
  if (a === 'dot' || b === 'dot') return true;
  return a.some(([first, last]) => b.some((range) => range[0] <= last && first <= range[1]));
}

function isSame(left: GlobToken, right: GlobToken): boolean {
  return (
    left.isCharacter === right.isCharacter &&
    JSON.stringify(left.matches) === JSON.stringify(right.matches)
  );
}

interface Read {
  readonly character: string;
  readonly isEscaped: boolean;
}

class GlobReader {
  readonly #text: string;
  readonly #characters: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#characters = Array.from(text);
  }

  get atEnd(): boolean {
    return this.#at >= this.#characters.length;
  }

  readToken(): GlobToken {
    const { character, isEscaped } = this.#read();
    let matches: GlobToken['matches'] = [rangeOf(character)];
    let isCharacter = true;
    if (!isEscaped) {
      if (character === ']') this.#fail("set-close ']' with no preceding '['");
      if (character === '+' || character === '*') {
        this.#fail(`flag '${character}' must be preceded by a non-flag`);
      }
      if (character === '.') matches = 'dot';
      if (character === '[') matches = this.#readSet();
      isCharacter = character !== '.' && character !== '[';
    }
    return { matches, isCharacter, flag: this.#readFlag() };
  }

  #readFlag(): GlobToken['flag'] {
    const flag = this.#characters[this.#at];
    // A `\` at the end is a fault wherever it stands.
    if (flag === '\\' && this.#at === this.#characters.length - 1) this.#read();
    if (flag !== '+' && flag !== '*') return '';
    this.#at += 1;
    return flag;
  }

  #readSet(): readonly CodePointRange[] {
    const ranges: CodePointRange[] = [];
    let previous: string | undefined;
    while (!this.atEnd) {
      const { character, isEscaped } = this.#read();
      if (!isEscaped && character === ']') return merge(ranges);
      if (isEscaped || character !== '-') {
        ranges.push(rangeOf(character));
        previous = character;
        continue;
      }
      ranges.push(this.#readRange(previous));
      previous = undefined;
    }
    return this.#fail('found [ without matching ]');
  }

  /** The rest of a range, behind its `-`. */
  #readRange(from: string | undefined): CodePointRange {
    if (from === undefined) {
      this.#fail("range character '-' must be preceded by a Unicode character");
    }
    if (this.#at >= this.#characters.length - 1) {
      this.#fail("range character '-' must be followed by a Unicode character");
    }
    const { character, isEscaped } = this.#read();
    if (!isEscaped && (character === ']' || character === '-')) {
      this.#fail("range character '-' cannot be followed by a special symbol");
    }
    const [[first], [last]] = [rangeOf(from), rangeOf(character)];
    if (last >= first) return [first, last];
    return this.#fail(`range is out of order: '${character}' comes before '${from}' in Unicode`);
  }

  #read(): Read {
    const character = this.#characters[this.#at] ?? '';
    if (character !== '\\') {
      this.#at += 1;
      return { character, isEscaped: false };
    }
    const escaped = this.#characters[this.#at + 1];
    if (escaped === undefined) this.#fail('input ends with a \\ (escape) character');
    this.#at += 2;
    return { character: escaped, isEscaped: true };
  }

  #fail(reason: string): never {
    throw new GlobFault(
      `input:${this.#text}, pos:${this.#at}, ${reason}: the input provided is invalid`,
    );
  }
}

function rangeOf(character: string): CodePointRange {
  const code = character.codePointAt(0) ?? 0;
  return [code, code];
}

function merge(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const merged: CodePointRange[] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const previous = merged.at(-1);
    if (previous === undefined || first > previous[1] + 1) merged.push([first, last]);
    else merged[merged.length - 1] = [previous[0], Math.max(previous[1], last)];
  }
  return merged;
}
