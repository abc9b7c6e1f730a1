/** An inclusive range of code points. */
export type CodeRange = readonly [from: number, to: number];

/** The syntax of a regular expression, as far as it describes a regular language. */
export type PatternSyntax =
  | { readonly kind: 'characters'; readonly ranges: readonly CodeRange[] }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly PatternSyntax[] }
  | {
      readonly kind: 'repeat';
      readonly item: PatternSyntax;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'start' | 'end' };

const lastCode = 0x10ffff;
const digits: readonly CodeRange[] = [[48, 57]];
const word: readonly CodeRange[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const space: readonly CodeRange[] = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const lineEnds: readonly CodeRange[] = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];
const controls: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, v: 11, f: 12, '0': 0 };

/** What `ranges` leave out. */
function complementOf(ranges: readonly CodeRange[]): readonly CodeRange[] {
  const sorted = [...ranges].sort(([one], [other]) => one - other);
  const left: CodeRange[] = [];
  let next = 0;
  for (const [from, to] of sorted) {
    if (from > next) left.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= lastCode) left.push([next, lastCode]);
  return left;
}

/**
 * Reads a pattern (ECMAScript syntax); undefined where it looks around, refers back, uses property classes or is no
 * pattern at all.
 */
export function parsePattern(pattern: string): PatternSyntax | undefined {
  const reader = new PatternReader(pattern);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

class PatternReader {
  private readonly characters: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(pattern: string) {
    this.characters = Array.from(pattern);
  }

  read(): PatternSyntax {
    const syntax = this.choice();
    if (this.at < this.characters.length) throw new Unreadable();
    return syntax;
  }

  private peek(): string | undefined {
    return this.characters[this.at];
  }

  private take(): string {
    const character = this.characters[this.at];
    if (character === undefined) throw new Unreadable();
    this.at += 1;
    return character;
  }

  private accept(text: string): boolean {
    for (let index = 0; index < text.length; index += 1) {
      if (this.characters[this.at + index] !== text[index]) return false;
    }
    this.at += text.length;
    return true;
  }

  private choice(): PatternSyntax {
    const items = [this.sequence()];
    while (this.accept('|')) items.push(this.sequence());
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'choice', items };
  }

  private sequence(): PatternSyntax {
    const items: PatternSyntax[] = [];
    for (let next = this.peek(); next !== undefined && next !== '|' && next !== ')';) {
      items.push(this.repeated(this.atom()));
      next = this.peek();
    }
    return { kind: 'sequence', items };
  }

  private repeated(item: PatternSyntax): PatternSyntax {
    let counts: readonly [number, number] | undefined;
    const start = this.at;
    if (this.accept('*')) counts = [0, Infinity];
    else if (this.accept('+')) counts = [1, Infinity];
    else if (this.accept('?')) counts = [0, 1];
    else if (this.accept('{')) {
      const min = this.number();
      if (min === undefined) {
        this.at = start;
        throw new Unreadable();
      }
      const max = this.accept(',') ? (this.number() ?? Infinity) : min;
      if (!this.accept('}') || max < min) throw new Unreadable();
      counts = [min, max];
    }
    if (counts === undefined) return item;
    if (item.kind === 'start' || item.kind === 'end') throw new Unreadable();
    // A lazy quantifier finds another match first, not another language.
    this.accept('?');
    return this.repeated({ kind: 'repeat', item, min: counts[0], max: counts[1] });
  }

  private number(): number | undefined {
    let text = '';
    for (let next = this.peek(); next !== undefined && /\d/.test(next); next = this.peek()) {
      text += this.take();
    }
    return text === '' ? undefined : Number(text);
  }

  private atom(): PatternSyntax {
    const character = this.take();
    switch (character) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'characters', ranges: complementOf(lineEnds) };
      case '[':
        return { kind: 'characters', ranges: this.characterClass() };
      case '\\':
        return { kind: 'characters', ranges: this.escape(false) };
      case '(':
        return this.group();
      case '*':
      case '+':
      case '?':
      case '{':
        throw new Unreadable();
      default:
        return literal(character);
    }
  }

  private group(): PatternSyntax {
    if (this.accept('?')) {
      if (this.accept('<')) {
        if (this.peek() === '=' || this.peek() === '!') throw new Unreadable();
        while (this.take() !== '>');
      } else if (!this.accept(':')) throw new Unreadable();
    }
    this.depth += 1;
    if (this.depth > 100) throw new Unreadable();
    const syntax = this.choice();
    this.depth -= 1;
    if (!this.accept(')')) throw new Unreadable();
    return syntax;
  }

  private characterClass(): readonly CodeRange[] {
    const negated = this.accept('^');
    const ranges: CodeRange[] = [];
    while (!this.accept(']')) {
      const from = this.classAtom();
      if (this.peek() === '-' && this.characters[this.at + 1] !== ']') {
        this.take();
        const to = this.classAtom();
        const [low] = from;
        const [high] = to;
        if (low === undefined || high === undefined) throw new Unreadable();
        if (low[0] !== low[1] || high[0] !== high[1] || from.length > 1 || to.length > 1) {
          throw new Unreadable();
        }
        if (high[0] < low[0]) throw new Unreadable();
        ranges.push([low[0], high[0]]);
      } else ranges.push(...from);
    }
    return negated ? complementOf(ranges) : ranges;
  }

  private classAtom(): readonly CodeRange[] {
    const character = this.take();
    if (character === '\\') return this.escape(true);
    return literal(character).ranges;
  }

  private escape(inClass: boolean): readonly CodeRange[] {
    const character = this.take();
    switch (character) {
      case 'd':
        return digits;
      case 'D':
        return complementOf(digits);
      case 'w':
        return word;
      case 'W':
        return complementOf(word);
      case 's':
        return space;
      case 'S':
        return complementOf(space);
      case 'x':
        return this.code(2);
      case 'u':
        return this.unicode();
      case 'b':
        if (inClass) return [[8, 8]];
        throw new Unreadable();
      default: {
        const control = controls[character];
        if (control !== undefined) return [[control, control]];
        if (/[a-zA-Z1-9]/.test(character)) throw new Unreadable();
        return literal(character).ranges;
      }
    }
  }

  private unicode(): readonly CodeRange[] {
    if (!this.accept('{')) return this.code(4);
    let text = '';
    for (let next = this.take(); next !== '}'; next = this.take()) text += next;
    return hexadecimal(text);
  }

  private code(length: number): readonly CodeRange[] {
    let text = '';
    for (let index = 0; index < length; index += 1) text += this.take();
    return hexadecimal(text);
  }
}

function hexadecimal(text: string): readonly CodeRange[] {
  if (!/^[0-9a-f]{1,6}$/i.test(text)) throw new Unreadable();
  const code = Number.parseInt(text, 16);
  // Halves of a surrogate pair are one character in a text and two in a pattern.
  if (code > lastCode || (code >= 0xd800 && code <= 0xdfff)) throw new Unreadable();
  return [[code, code]];
}

function literal(character: string): { kind: 'characters'; ranges: readonly CodeRange[] } {
  const code = character.codePointAt(0) ?? 0;
  return { kind: 'characters', ranges: [[code, code]] };
}
