/** Reads tokens of a text from a place on. What it does not know it refuses: the caller then leaves the file to a parser. */
export class Cursor {
  /** Whether a line ended within what was skipped last. */
  isAfterLineBreak = false;

  constructor(
    readonly text: string,
    public at: number,
  ) {}

  /** Skips spaces and comments. False where a comment does not end, or may be a directive of the compiler (`/// <reference …/>`). */
  skip(): boolean {
    const { text } = this;
    this.isAfterLineBreak = false;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 32 || code === 9) {
        this.at += 1;
      } else if (code === 10 || code === 13) {
        this.isAfterLineBreak = true;
        this.at += 1;
      } else if (code !== 47) {
        return true;
      } else if (!this.#skipComment()) {
        return false;
      }
    }
  }

  /** Reads the next letter, if it is this one. */
  takes(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at += 1;
    return true;
  }

  /** A name or a keyword; empty where there is none, or one with letters beyond ASCII. */
  word(): string {
    const { text } = this;
    const start = this.at;
    let code = text.charCodeAt(start);
    if (isDigit(code)) return '';
    while (isPartOfWord(code)) {
      this.at += 1;
      code = text.charCodeAt(this.at);
    }
    // An escape, or a letter beyond ASCII: the name is longer than what was read.
    return code === 92 || code > 127 ? '' : text.slice(start, this.at);
  }

  /** The value of a string; undefined where there is none, or one with escapes. */
  string(): string | undefined {
    const { text } = this;
    const quote = text.charCodeAt(this.at);
    if (quote !== 39 && quote !== 34) return undefined;
    for (let end = this.at + 1; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === quote) {
        const value = text.slice(this.at + 1, end);
        this.at = end + 1;
        return value;
      }
      if (code === 92 || code === 10 || code === 13) return undefined;
    }
    return undefined;
  }

  #skipComment(): boolean {
    const { text, at } = this;
    const second = text.charCodeAt(at + 1);
    if (second === 47) {
      const end = endOfLine(text, at);
      if (text.charCodeAt(at + 2) === 47 && text.slice(at, end).includes('<')) return false;
      this.at = end;
      return true;
    }
    const end = second === 42 ? text.indexOf('*/', at + 2) : -1;
    if (end === -1) return false;
    this.at = end + 2;
    if (!this.isAfterLineBreak) this.isAfterLineBreak = /[\n\r]/.test(text.slice(at, end));
    return true;
  }
}

function endOfLine(text: string, from: number): number {
  let end = from;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) break;
  }
  return end;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isPartOfWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    isDigit(code) ||
    code === 95 ||
    code === 36
  );
}
