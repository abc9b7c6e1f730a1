/** An expression of GitHub Actions, as far as it decides whether something runs. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'compare';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  /** `needs.test.result`, in small letters but for what is quoted. */
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null };

const token =
  /\s*(?:(?<op>&&|\|\||==|!=|<=|>=|[!<>()[\],])|'(?<text>(?:[^']|'')*)'|(?<number>-?(?:0x[\da-f]+|\d+(?:\.\d+)?))|(?<path>\.?[A-Za-z_][\w-]*|\.?\*|\.[A-Za-z_][\w-]*))/iy;

/**
 * Reads a condition. Names are compared without regard to case, as GitHub does.
 *
 * @returns undefined for what is no expression
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */
export function parseExpression(written: string): Expression | undefined {
  const text = written.trim().replace(/^\$\{\{([\s\S]*)\}\}$/, '$1');
  const tokens = tokenize(text);
  if (!tokens) return undefined;
  const parser = new Parser(tokens);
  return parser.parse();
}

type Token =
  | { readonly kind: 'op'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'path'; readonly value: string };

function tokenize(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const groups = token.exec(text)?.groups;
    if (!groups) return undefined;
    const { op, text: quoted, number, path } = groups;
    if (op !== undefined) tokens.push({ kind: 'op', value: op });
    else if (quoted !== undefined) {
      tokens.push({ kind: 'text', value: quoted.replaceAll("''", "'") });
    } else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (path !== undefined) tokens.push({ kind: 'path', value: path.toLowerCase() });
  }
  return tokens;
}

/** Deepest nesting that is read; GitHub allows fifty. */
const deepest = 100;

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Expression | undefined {
    const expression = this.or();
    return this.at === this.tokens.length ? expression : undefined;
  }

  private or(): Expression | undefined {
    return this.chain('||', 'or', () => this.and());
  }

  private and(): Expression | undefined {
    return this.chain('&&', 'and', () => this.compare());
  }

  private chain(
    operator: string,
    kind: 'and' | 'or',
    next: () => Expression | undefined,
  ): Expression | undefined {
    let left = next();
    while (left && this.takeOp(operator)) {
      const right = next();
      left = right && { kind, left, right };
    }
    return left;
  }

  private compare(): Expression | undefined {
    const left = this.unary();
    for (const operator of ['==', '!=', '<=', '>=', '<', '>']) {
      if (!left || !this.takeOp(operator)) continue;
      const right = this.unary();
      return right && { kind: 'compare', operator, left, right };
    }
    return left;
  }

  private unary(): Expression | undefined {
    this.depth += 1;
    if (this.depth > deepest) return undefined;
    const read = this.takeOp('!') ? this.negate() : this.primary();
    this.depth -= 1;
    return read;
  }

  private negate(): Expression | undefined {
    const of = this.unary();
    return of && { kind: 'not', of };
  }

  private primary(): Expression | undefined {
    if (this.takeOp('(')) {
      const inner = this.or();
      return this.takeOp(')') ? inner : undefined;
    }
    const next = this.tokens[this.at];
    if (!next || next.kind === 'op') return undefined;
    this.at += 1;
    if (next.kind !== 'path') return { kind: 'literal', value: next.value };
    if (next.value === 'true' || next.value === 'false') {
      return { kind: 'literal', value: next.value === 'true' };
    }
    if (next.value === 'null') return { kind: 'literal', value: null };
    return this.takeOp('(') ? this.call(next.value) : this.reference(next.value);
  }

  private call(name: string): Expression | undefined {
    const args: Expression[] = [];
    if (this.takeOp(')')) return { kind: 'call', name, args };
    do {
      const arg = this.or();
      if (!arg) return undefined;
      args.push(arg);
    } while (this.takeOp(','));
    return this.takeOp(')') ? { kind: 'call', name, args } : undefined;
  }

  /** `needs['test'].result` is `needs.test.result`. */
  private reference(first: string): Expression | undefined {
    let path = first;
    for (;;) {
      const next = this.tokens[this.at];
      if (next?.kind === 'path' && next.value.startsWith('.')) {
        path += next.value;
        this.at += 1;
      } else if (this.takeOp('[')) {
        const index = this.or();
        if (!index || !this.takeOp(']')) return undefined;
        const step = index.kind === 'literal' ? String(index.value).toLowerCase() : '*';
        path += `.${step}`;
      } else return { kind: 'reference', path };
    }
  }

  private takeOp(value: string): boolean {
    const next = this.tokens[this.at];
    if (next?.kind !== 'op' || next.value !== value) return false;
    this.at += 1;
    return true;
  }
}
