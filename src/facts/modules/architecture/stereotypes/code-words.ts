/**
 * The words and signs of a text of TypeScript, one by one, without comments. Texts, templates and regular expressions come as their first
 * character alone: what stands in them is no code.
 */
export class CodeWords {
  #index = 0;
  #before = '';

  constructor(private readonly text: string) {}

  /** Undefined at the end. */
  next(): string | undefined {
    for (;;) {
      token.lastIndex = this.#index;
      const word = token.exec(this.text)?.[0];
      if (word === undefined) return undefined;
      this.#index = token.lastIndex;
      if (/^\/[*/]/.test(word)) continue;
      if (word === '`') this.#passTemplate();
      else if (word === '/' && mayBeginExpression(this.#before)) this.#passRegularExpression();
      this.#before = /^["']/.test(word) ? '"' : word;
      return this.#before;
    }
  }

  /** What follows at once, without moving on. */
  peek(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#index;
    return pattern.exec(this.text);
  }

  /** Moves on to after the sign that closes the one that was read last. */
  passTo(opening: string, closing: string): void {
    for (let depth = 1; depth > 0;) {
      const word = this.next();
      if (word === undefined) return;
      if (word === opening) depth += 1;
      else if (word === closing) depth -= 1;
    }
  }

  /** Expressions in it may hold templates of their own. */
  #passTemplate(): void {
    for (;;) {
      template.lastIndex = this.#index;
      const end = template.exec(this.text)?.[1];
      this.#index = template.lastIndex;
      if (end !== '${') return;
      this.#before = '{';
      this.passTo('{', '}');
    }
  }

  /** It ends on its line; what does not is a division. */
  #passRegularExpression(): void {
    regularExpression.lastIndex = this.#index;
    if (regularExpression.test(this.text)) this.#index = regularExpression.lastIndex;
  }
}

const token =
  /\/\/.*|\/\*[\s\S]*?(?:\*\/|$)|'(?:\\[\s\S]?|[^'\\\n]+)*'?|"(?:\\[\s\S]?|[^"\\\n]+)*"?|[\w$]+|[^\s\w$]/g;

const template = /(?:\\[\s\S]?|[^\\`$]+|\$(?!\{))*(`|\$\{|$)/y;

const regularExpression = /(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;

/** Whether a slash after it begins a regular expression, and divides nothing. */
function mayBeginExpression(before: string): boolean {
  return /^(?:[(,=:[!&|?{};+\-*%<>~^]?|return|typeof|case|in|of|do|else)$/.test(before);
}
