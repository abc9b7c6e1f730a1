import { type Argument, printArgument, typeName } from './print-argument.js';
import type { Layout } from './layout.js';

/** Widths and precisions beyond this are refused; the limit is Go's. */
const largest = 1_000_000;

/**
 * Formats as Go's `fmt.Sprintf` does: verbs, flags, width, precision, `*`, argument indexes, and Go's marks for what is wrong
 * (`%!d(string=x)`, `%!s(MISSING)`, `%!(EXTRA int64=1)`, `%!(BADINDEX)`, `%!(BADWIDTH)`, `%!(BADPREC)`, `%!(NOVERB)`).
 */
export function printf(format: string, values: readonly Argument[]): string {
  return new Printer(format, values).print();
}

class Printer {
  readonly #format: string;
  readonly #values: readonly Argument[];
  #out = '';
  #at = 0;
  /** Index of the next argument. */
  #next = 0;
  /** An explicit index was used somewhere, so that arguments left over are not reported. */
  #reordered = false;
  #goodIndex = true;

  constructor(format: string, values: readonly Argument[]) {
    this.#format = format;
    this.#values = values;
  }

  print(): string {
    while (this.#at < this.#format.length) {
      const percent = this.#format.indexOf('%', this.#at);
      const end = percent < 0 ? this.#format.length : percent;
      this.#out += this.#format.slice(this.#at, end);
      this.#at = end + 1;
      if (percent >= 0) this.#printDirective();
    }
    if (!this.#reordered && this.#next < this.#values.length) this.#printExtra();
    return this.#out;
  }

  #printDirective(): void {
    this.#goodIndex = true;
    const layout = this.#readFlags();
    let indexed = this.#readIndex();
    indexed = this.#readWidth(layout, indexed);
    indexed = this.#readPrecision(layout, indexed);
    if (!indexed) this.#readIndex();
    const codePoint = this.#format.codePointAt(this.#at);
    if (codePoint === undefined) {
      this.#out += '%!(NOVERB)';
      return;
    }
    const verb = String.fromCodePoint(codePoint);
    this.#at += verb.length;
    this.#printVerb(verb, layout);
  }

  #printVerb(verb: string, layout: Layout): void {
    const value = this.#values[this.#next];
    if (verb === '%') {
      this.#out += '%';
    } else if (!this.#goodIndex) {
      this.#out += `%!${verb}(BADINDEX)`;
    } else if (value === undefined) {
      this.#out += `%!${verb}(MISSING)`;
    } else {
      if (verb === 'v' || verb === 'w') {
        layout.goSyntax = layout.sharp;
        layout.sharp = false;
        layout.fieldNames = layout.plus;
        layout.plus = false;
      }
      this.#out += printArgument(value, verb, layout);
      this.#next += 1;
    }
  }

  #readFlags(): Layout {
    const layout = emptyLayout();
    for (; ; this.#at += 1) {
      switch (this.#format[this.#at]) {
        case '#':
          layout.sharp = true;
          break;
        case '0':
          layout.zero = true;
          break;
        case '+':
          layout.plus = true;
          break;
        case '-':
          layout.minus = true;
          break;
        case ' ':
          layout.space = true;
          break;
        case undefined:
        default:
          return layout;
      }
    }
  }

  #readWidth(layout: Layout, indexed: boolean): boolean {
    if (this.#format[this.#at] === '*') {
      this.#at += 1;
      const width = this.#takeInteger();
      if (width === undefined) {
        this.#out += '%!(BADWIDTH)';
      } else {
        layout.width = Math.abs(width);
        if (width < 0) {
          layout.minus = true;
          layout.zero = false;
        }
      }
      return false;
    }
    layout.width = this.#readNumber();
    if (indexed && layout.width !== undefined) this.#goodIndex = false;
    return indexed;
  }

  #readPrecision(layout: Layout, indexed: boolean): boolean {
    // A point that ends the format is a verb, and a bad one.
    if (this.#format[this.#at] !== '.' || this.#at + 1 >= this.#format.length) return indexed;
    this.#at += 1;
    if (indexed) this.#goodIndex = false;
    const again = this.#readIndex();
    if (this.#format[this.#at] !== '*') {
      layout.precision = this.#readNumber() ?? 0;
      return again;
    }
    this.#at += 1;
    const precision = this.#takeInteger();
    if (precision !== undefined && precision >= 0) layout.precision = precision;
    else this.#out += '%!(BADPREC)';
    return false;
  }

  /** Reads an explicit argument index (`[3]`), if one stands here. */
  #readIndex(): boolean {
    if (this.#format[this.#at] !== '[') return false;
    this.#reordered = true;
    const close = this.#format.indexOf(']', this.#at);
    if (close < 0 || this.#format.length - this.#at < 3) {
      this.#goodIndex = false;
      this.#at += 1;
      return false;
    }
    const start = this.#at + 1;
    this.#at = start;
    const number = this.#readNumber();
    const complete = number !== undefined && this.#at === close;
    this.#at = close + 1;
    if (complete && number >= 1 && number <= this.#values.length) {
      this.#next = number - 1;
      return true;
    }
    this.#goodIndex = false;
    return complete;
  }

  /** Reads digits; a number that is too large counts as none. */
  #readNumber(): number | undefined {
    const start = this.#at;
    let number = 0;
    for (; ; this.#at += 1) {
      const digit = this.#format.charCodeAt(this.#at) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      if (number > largest) {
        // Go gives up on the whole rest of the format.
        this.#at = this.#format.length;
        return undefined;
      }
      number = number * 10 + digit;
    }
    return this.#at > start ? number : undefined;
  }

  /** Takes the next argument for a width or a precision. */
  #takeInteger(): number | undefined {
    const value = this.#values[this.#next];
    if (value === undefined) return undefined;
    this.#next += 1;
    if (value.kind !== 'int64') return undefined;
    const number = Number(value.value);
    return Math.abs(number) > largest ? undefined : number;
  }

  #printExtra(): void {
    const rest = this.#values.slice(this.#next);
    const texts = rest.map(
      (value) => `${typeName(value)}=${printArgument(value, 'v', emptyLayout())}`,
    );
    this.#out += `%!(EXTRA ${texts.join(', ')})`;
  }
}

function emptyLayout(): Layout {
  return {
    minus: false,
    plus: false,
    sharp: false,
    space: false,
    zero: false,
    goSyntax: false,
    fieldNames: false,
    width: undefined,
    precision: undefined,
  };
}
