const token =
  /\s+|\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\(?:\r\n|[\s\S])|[^'\\\r\n])*'|"(?:\\(?:\r\n|[\s\S])|[^"\\\r\n])*"|[\w$]+|[\s\S]/y;

const template = /(?:\\[\s\S]|[^\\`$]|\$(?!\{))*(`|\$\{)/y;

const regularExpression =
  /\/(?!\*)(?:\\[^\r\n]|\[(?:\\[^\r\n]|[^\]\\[\r\n])*\]|[^/\\[\r\n])+\/[\w$]*/y;

/** Where the compiler reads one side of a conflict, and lines that only some know to be ended. */
const isUnclear = /^(?:<{7}|={7}|>{7}|\|{7})|[\u2028\u2029]|^#!/m;

const closedBy: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * The code of a text of TypeScript without elements: spaces for what stands in comments, strings, templates and regular expressions, so that
 * every place is what it was. Undefined where it is not certain what a sign is: whether a slash divides, above all.
 */
export function codeAlone(text: string): string | undefined {
  return isUnclear.test(text) ? undefined : new CodeReader(text).read();
}

/** Thrown away after one text. */
class CodeReader {
  #code = '';
  #index = 0;
  /** What is open: brackets, `if(` with the word that makes its end the start of a statement, `${` of a template. */
  readonly #open: string[] = [];
  /** The last words and signs, the newest last; `if)` for the end of `if(`. */
  #before: readonly [string, string] = ['', ''];

  constructor(private readonly text: string) {}

  read(): string | undefined {
    while (this.#index < this.text.length) if (!this.#pass(this.#take(token))) return undefined;
    return this.#open.length === 0 ? this.#code : undefined;
  }

  /** False where it cannot go on. */
  #pass(taken: string | undefined): boolean {
    if (taken === undefined) return false;
    if (/^\s/.test(taken)) this.#code += taken;
    else if (/^\/[/*]/.test(taken)) this.#code += blank(taken);
    else if (taken.length > 1 && /^["']/.test(taken)) {
      this.#add(taken.charAt(0) + blank(taken.slice(1, -1)) + taken.charAt(0), '"');
    } else if (/^[\w$]/.test(taken)) this.#add(taken, taken);
    else if (taken === '/') return this.#passSlash();
    else if (taken === '`') {
      this.#code += taken;
      return this.#passTemplate();
    } else if (/[([{]/.test(taken)) {
      const [before, word] = this.#before;
      const isHead = /^(?:if|while|for|with|await)$/.test(word) && before !== '.';
      this.#open.push(taken === '(' && isHead ? `${word}(` : taken);
      this.#add(taken, taken);
    } else if (/[)\]}]/.test(taken)) return this.#close(taken);
    else {
      // What starts no string and no word that is known here.
      if (!/[!#%&*+,\-.:;<=>?@^|~]/.test(taken)) return false;
      this.#add(taken, taken);
    }
    return true;
  }

  #close(sign: string): boolean {
    const opening = this.#open.pop();
    if (opening === '${' && sign === '}') {
      this.#code += sign;
      return this.#passTemplate();
    }
    if (opening?.at(-1) !== closedBy[sign]) return false;
    this.#add(sign, opening === sign ? sign : `${opening?.slice(0, -1) ?? ''}${sign}`);
    return true;
  }

  #passTemplate(): boolean {
    const part = this.#take(template);
    if (part === undefined) return false;
    if (part.endsWith('${')) {
      this.#open.push('${');
      this.#code += `${blank(part.slice(0, -2))}\${`;
      this.#before = ['$', '{'];
    } else this.#add(`${blank(part.slice(0, -1))}\``, '"');
    return true;
  }

  #passSlash(): boolean {
    const begins = beginsExpression(...this.#before);
    if (begins === undefined) return false;
    if (!begins) {
      this.#add('/', '/');
      return true;
    }
    this.#index -= 1;
    const whole = this.#take(regularExpression);
    if (whole === undefined) return false;
    this.#add(blank(whole), '"');
    return true;
  }

  #add(code: string, kind: string): void {
    this.#code += code;
    this.#before = [this.#before[1], kind];
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#index;
    const taken = pattern.exec(this.text)?.[0];
    this.#index = pattern.lastIndex;
    return taken;
  }
}

/** Whether a slash after two words or signs begins a regular expression. Undefined where more than they would have to be known. */
function beginsExpression(first: string, second: string): boolean | undefined {
  if (/^[(,=:[&|?{;*%~^]$/.test(second)) return true;
  if (second === '>') return first === '=' ? true : undefined;
  if (second === '!') return /^[(,=:[&|?{;]$/.test(first) ? true : undefined;
  if (/^[+-]$/.test(second)) return first === second ? undefined : true;
  if (/^(?:if|while|for|with)\)$/.test(second)) return true;
  if (/^(?:return|typeof|case|in|do|else|void|delete|throw|instanceof)$/.test(second)) {
    return first === '.' ? undefined : true;
  }
  // They are names as well.
  if (/^(?:of|await|yield|new|extends|default|as|is|satisfies|keyof|out)$/.test(second)) {
    return undefined;
  }
  return /^(?:[\w$]+|["\])])$/.test(second) ? false : undefined;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
