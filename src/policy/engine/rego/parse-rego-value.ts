import type { RegoValue } from './rego-value.js';

/**
 * Parses what `opa_value_dump` writes: JSON with set literals (`{1, 2}`, `set()`) and with keys of any type.
 *
 * @throws Error when the text is anything else.
 */
export function parseRegoValue(text: string): RegoValue {
  // Most arguments of builtins are plain strings.
  if (text.startsWith('"')) {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') return value;
  }
  const reader = new RegoReader(text);
  const value = reader.readValue();
  reader.expectEnd();
  return value;
}

/** Rego keeps a number as it was written, `.5` too. */
const numberPattern = /-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d*)?/y;

class RegoReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readValue(): RegoValue {
    this.#skipSpace();
    switch (this.#text[this.#at]) {
      case '"':
        return this.#readString();
      case '[':
        this.#at += 1;
        return this.#readElements(']');
      case '{':
        this.#at += 1;
        return this.#readObjectOrSet();
      case 'n':
        return this.#readWord('null', null);
      case 't':
        return this.#readWord('true', true);
      case 'f':
        return this.#readWord('false', false);
      case 's':
        return this.#readWord('set()', { kind: 'set', elements: [] });
      case undefined:
      default:
        return this.#readNumber();
    }
  }

  expectEnd(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#fail();
  }

  #readString(): string {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') {
      end += this.#text[end] === '\\' ? 2 : 1;
    }
    this.#at = end + 1;
    const value: unknown = JSON.parse(this.#text.slice(start, this.#at));
    return typeof value === 'string' ? value : this.#fail();
  }

  #readElements(close: string): RegoValue[] {
    const elements: RegoValue[] = [];
    if (this.#take(close)) return elements;
    do {
      elements.push(this.readValue());
    } while (this.#take(','));
    if (!this.#take(close)) this.#fail();
    return elements;
  }

  #readObjectOrSet(): RegoValue {
    if (this.#take('}')) return { kind: 'object', entries: [] };
    const first = this.readValue();
    if (this.#take('}')) return { kind: 'set', elements: [first] };
    if (this.#take(',')) return { kind: 'set', elements: [first, ...this.#readElements('}')] };
    const entries: [RegoValue, RegoValue][] = [[first, this.#readMember()]];
    while (this.#take(',')) entries.push([this.readValue(), this.#readMember()]);
    if (!this.#take('}')) this.#fail();
    return { kind: 'object', entries };
  }

  #readMember(): RegoValue {
    if (!this.#take(':')) this.#fail();
    return this.readValue();
  }

  #readNumber(): RegoValue {
    numberPattern.lastIndex = this.#at;
    const text = numberPattern.exec(this.#text)?.[0] ?? this.#fail();
    this.#at += text.length;
    return { kind: 'number', text };
  }

  #readWord(word: string, value: RegoValue): RegoValue {
    if (!this.#text.startsWith(word, this.#at)) this.#fail();
    this.#at += word.length;
    return value;
  }

  #take(token: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #skipSpace(): void {
    while (this.#text[this.#at] === ' ') this.#at += 1;
  }

  #fail(): never {
    throw new Error(
      `not a Rego value at ${this.#at}: ${this.#text.slice(this.#at, this.#at + 20)}`,
    );
  }
}
