import { type Compiler, type ts } from '../../typescript/compiler.js';
import { textOfName } from '../../typescript/text-of-name.js';

/** A change of a variable after it was made: `options.transport = …`, `logger.add(…)`, `transports.push(…)`. */
export interface Change {
  readonly key: string;
  readonly isCall: boolean;
  readonly values: readonly ts.Expression[];
  readonly node: ts.Node;
}

/** The names of a file: what they stand for, and what is done to it later. */
export class CodeScope {
  readonly calls: (ts.CallExpression | ts.NewExpression)[] = [];
  /** The declarations of a name, wherever they stand. */
  readonly #declarations = new Map<string, ts.Node[]>();
  readonly #changes = new Map<string, Change[]>();
  readonly #reassigned = new Set<string>();

  constructor(
    readonly compiler: Compiler,
    readonly sourceFile: ts.SourceFile,
  ) {
    // A list of what is left instead of calls within calls: code may be nested more deeply than the stack.
    const left: ts.Node[] = [sourceFile];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
      this.#take(node);
      const children: ts.Node[] = [];
      compiler.forEachChild(node, (child) => void children.push(child));
      left.push(...children.reverse());
    }
  }

  /** Its only declaration; undefined where it has several, or gets another value later. */
  declarationOf(name: string): ts.Node | undefined {
    const [first, ...others] = this.#declarations.get(name) ?? [];
    return others.length === 0 && !this.#reassigned.has(name) ? first : undefined;
  }

  isDeclared(name: string): boolean {
    return this.#declarations.has(name);
  }

  changesOf(name: string): readonly Change[] {
    return this.#changes.get(name) ?? [];
  }

  #take(node: ts.Node) {
    const { compiler } = this;
    if (compiler.isCallExpression(node) || compiler.isNewExpression(node)) this.calls.push(node);
    const isDeclaration =
      compiler.isVariableDeclaration(node) ||
      compiler.isBindingElement(node) ||
      compiler.isParameter(node) ||
      compiler.isFunctionDeclaration(node) ||
      compiler.isClassDeclaration(node) ||
      compiler.isEnumDeclaration(node) ||
      compiler.isImportClause(node) ||
      compiler.isNamespaceImport(node) ||
      compiler.isImportSpecifier(node) ||
      compiler.isImportEqualsDeclaration(node);
    if (isDeclaration && node.name && compiler.isIdentifier(node.name)) {
      append(this.#declarations, node.name.text, node);
    }
    if (compiler.isBinaryExpression(node)) this.#takeAssignment(node);
    if (compiler.isCallExpression(node)) this.#takeCall(node);
  }

  #takeAssignment({ left, operatorToken, right }: ts.BinaryExpression) {
    const { compiler } = this;
    const { SyntaxKind } = compiler;
    const { kind } = operatorToken;
    if (kind < SyntaxKind.FirstAssignment || kind > SyntaxKind.LastAssignment) return;
    if (compiler.isIdentifier(left)) this.#reassigned.add(left.text);
    if (!compiler.isPropertyAccessExpression(left)) return;
    const { expression, name } = left;
    if (!compiler.isIdentifier(expression)) return;
    append(this.#changes, expression.text, {
      key: name.text,
      isCall: false,
      values: [right],
      node: left,
    });
  }

  #takeCall(node: ts.CallExpression) {
    const { compiler } = this;
    const { expression: callee } = node;
    if (!compiler.isPropertyAccessExpression(callee)) return;
    const { expression: receiver, name } = callee;
    if (!compiler.isIdentifier(receiver) || !['add', 'push'].includes(name.text)) return;
    const values = [...node.arguments];
    append(this.#changes, receiver.text, { key: name.text, isCall: true, values, node });
  }
}

/** The name that what an expression makes is kept under: a variable, a property. */
export function nameOfResult(compiler: Compiler, node: ts.Node): string | undefined {
  const at = nameGiver(compiler, node.parent);
  const isNamed =
    compiler.isVariableDeclaration(at) ||
    compiler.isPropertyAssignment(at) ||
    compiler.isPropertyDeclaration(at);
  if (isNamed) return textOfName(compiler, at.name);
  if (!compiler.isBinaryExpression(at)) return undefined;
  const { left } = at;
  return textOfName(compiler, compiler.isPropertyAccessExpression(left) ? left.name : left);
}

/** What stands around an expression, but for what only wraps or chooses it. */
function nameGiver(compiler: Compiler, node: ts.Node): ts.Node {
  let at = node;
  while (
    compiler.isParenthesizedExpression(at) ||
    compiler.isAsExpression(at) ||
    compiler.isSatisfiesExpression(at) ||
    compiler.isConditionalExpression(at)
  ) {
    at = at.parent;
  }
  return at;
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
