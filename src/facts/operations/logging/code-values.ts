import type { ts } from '../../typescript/compiler.js';
import { textOfName } from '../../typescript/text-of-name.js';
import { unwrapAwaited } from '../../typescript/unwrap.js';
import type { CodeScope } from './code-scope.js';
import { exportOfBinding } from './exports.js';
import { givenBy } from './printed.js';
import { isReached } from './reached.js';
import { readObject } from './read-object.js';
import { type Value, absent, doubtOf, entryOf, exportUnder, truthOf } from './value.js';

/** Declarations that lead to declarations, and expressions within expressions, are followed so far. */
const depthLimit = 100;
/** An expression is read so far: names that stand for twice another name grow with every one of them. */
const readLimit = 20_000;

/** Says what expressions of a file come to in production, as far as it stands in the file. */
export class CodeValues {
  #depth = 0;
  #count = 0;

  constructor(readonly scope: CodeScope) {}

  read(written: ts.Expression): Value {
    if (this.#depth === 0) this.#count = 0;
    this.#count += 1;
    if (this.#depth >= depthLimit || this.#count > readLimit) return this.unknown(written);
    this.#depth += 1;
    try {
      return this.#read(unwrapAwaited(this.scope.compiler, written));
    } finally {
      this.#depth -= 1;
    }
  }

  /** What it is that is not known, as it is written. */
  unknown(node: ts.Node): Value {
    const text = node.getText(this.scope.sourceFile).replaceAll(/\s+/g, ' ');
    return { is: 'unknown', because: text.length > 60 ? `${text.slice(0, 59)}…` : text };
  }

  compare(left: Value, right: Value): Value {
    if (left.is === 'plain' && right.is === 'plain') {
      return { is: 'plain', value: left.value === right.value };
    }
    return { is: 'unknown', because: doubtOf(left.is === 'plain' ? right : left) };
  }

  #read(node: ts.Expression): Value {
    const { compiler } = this.scope;
    const { SyntaxKind } = compiler;
    if (compiler.isStringLiteralLike(node)) return { is: 'plain', value: node.text };
    if (compiler.isNumericLiteral(node)) return { is: 'plain', value: Number(node.text) };
    if (node.kind === SyntaxKind.TrueKeyword) return { is: 'plain', value: true };
    if (node.kind === SyntaxKind.FalseKeyword) return { is: 'plain', value: false };
    if (node.kind === SyntaxKind.NullKeyword) return { is: 'plain', value: null };
    if (compiler.isIdentifier(node)) return this.#readName(node);
    if (compiler.isObjectLiteralExpression(node)) return readObject(node, this);
    if (compiler.isArrayLiteralExpression(node)) return this.#readList(node);
    if (compiler.isConditionalExpression(node)) return this.#readChoice(node);
    if (compiler.isBinaryExpression(node)) return this.#readOperation(node);
    if (compiler.isArrowFunction(node) || compiler.isFunctionExpression(node)) {
      return { is: 'function', gives: givenBy(node, this.scope) };
    }
    if (compiler.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
      const value = this.read(node.operand);
      const truth = truthOf(value);
      return truth === undefined
        ? { is: 'unknown', because: doubtOf(value) }
        : { is: 'plain', value: !truth };
    }
    if (compiler.isPropertyAccessExpression(node)) return this.#readMember(node, node.name.text);
    if (compiler.isElementAccessExpression(node)) {
      const key = this.read(node.argumentExpression);
      if (key.is !== 'plain' || typeof key.value !== 'string') return this.unknown(node);
      return this.#readMember(node, key.value);
    }
    if (compiler.isCallExpression(node) || compiler.isNewExpression(node))
      return this.#readCall(node);
    return this.unknown(node);
  }

  #readName(node: ts.Identifier): Value {
    const { scope } = this;
    const { compiler } = scope;
    if (node.text === 'undefined') return absent;
    if (node.text === 'process' && !scope.isDeclared('process'))
      return { is: 'export', of: 'process' };
    const declaration = scope.declarationOf(node.text);
    const exported = declaration && exportOfBinding(declaration, this);
    if (exported) return exported;
    if (declaration && compiler.isFunctionDeclaration(declaration)) {
      return { is: 'function', gives: givenBy(declaration, scope) };
    }
    const isVariable = declaration && compiler.isVariableDeclaration(declaration);
    if (!isVariable || declaration.initializer === undefined) return this.unknown(node);
    return this.#changed(node.text, this.read(declaration.initializer));
  }

  /** A value, and what is set in it or added to it later. */
  #changed(name: string, value: Value): Value {
    let changed = value;
    for (const { key, isCall, values, node } of this.scope.changesOf(name)) {
      if (changed.is !== (isCall ? 'list' : 'object')) continue;
      const reached = isReached(node, this);
      if (reached === 'no') continue;
      const read = values.map((each) => this.read(each));
      const then = withChange(changed, key, read);
      changed = reached === 'yes' ? then : { is: 'either', values: [changed, then], ...reached };
    }
    return changed;
  }

  #readList({ elements }: ts.ArrayLiteralExpression): Value {
    const items = elements.flatMap((element): readonly Value[] => {
      if (!this.scope.compiler.isSpreadElement(element)) return [this.read(element)];
      const spread = this.read(element.expression);
      return spread.is === 'list' ? spread.items : [{ is: 'unknown', because: doubtOf(spread) }];
    });
    return { is: 'list', items };
  }

  #readChoice({ condition, whenTrue, whenFalse }: ts.ConditionalExpression): Value {
    const value = this.read(condition);
    const truth = truthOf(value);
    if (truth !== undefined) return this.read(truth ? whenTrue : whenFalse);
    const values = [this.read(whenTrue), this.read(whenFalse)];
    return { is: 'either', values, because: doubtOf(value) };
  }

  #readOperation(node: ts.BinaryExpression): Value {
    const { SyntaxKind } = this.scope.compiler;
    const { kind } = node.operatorToken;
    const left = this.read(node.left);
    const isEquality = [
      SyntaxKind.EqualsEqualsEqualsToken,
      SyntaxKind.EqualsEqualsToken,
      SyntaxKind.ExclamationEqualsEqualsToken,
      SyntaxKind.ExclamationEqualsToken,
    ].indexOf(kind);
    if (isEquality >= 0) {
      const equal = this.compare(left, this.read(node.right));
      return isEquality < 2 || equal.is !== 'plain'
        ? equal
        : { is: 'plain', value: equal.value !== true };
    }
    const isAnd = kind === SyntaxKind.AmpersandAmpersandToken;
    const isOr = kind === SyntaxKind.BarBarToken;
    if (!isAnd && !isOr && kind !== SyntaxKind.QuestionQuestionToken) return this.unknown(node);
    const truth = isAnd || isOr ? truthOf(left) : isThere(left);
    if (truth !== undefined) return truth === isAnd ? this.read(node.right) : left;
    const right = this.read(node.right);
    // What a condition leaves out is false; of `a || b` nobody can tell what `a` is.
    const other: Value = isAnd ? { is: 'plain', value: false } : left;
    return { is: 'either', values: [other, right], because: doubtOf(left) };
  }

  #readMember(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, key: string): Value {
    const base = this.read(node.expression);
    if (base.is === 'object' || base.is === 'either') return entryOf(base, key);
    if (base.is !== 'export') return this.unknown(node);
    return exportUnder(base.of, key);
  }

  #readCall(node: ts.CallExpression | ts.NewExpression): Value {
    const { compiler } = this.scope;
    const { expression: callee, arguments: given = [] } = node;
    const [first] = given;
    if (first && compiler.isIdentifier(callee) && callee.text === 'require') {
      const name = textOfName(compiler, first);
      return name === undefined ? this.unknown(node) : { is: 'export', of: name };
    }
    if (first && compiler.isPropertyAccessExpression(callee) && callee.name.text === 'includes') {
      const list = this.read(callee.expression);
      if (list.is !== 'list') return this.unknown(node);
      const wanted = this.read(first);
      const all = list.items.map((item) => this.compare(item, wanted));
      return all.find((each) => truthOf(each) !== false) ?? { is: 'plain', value: false };
    }
    const called = this.read(callee);
    if (called.is !== 'export') return this.unknown(node);
    return { is: 'made', by: called.of, from: [...given].map((each) => this.read(each)) };
  }
}

function isThere(value: Value): boolean | undefined {
  if (value.is === 'plain') return value.value !== undefined && value.value !== null;
  return value.is === 'unknown' || value.is === 'either' ? undefined : true;
}

function withChange(value: Value, key: string, added: readonly Value[]): Value {
  if (value.is === 'list') return { is: 'list', items: [...value.items, ...added] };
  if (value.is !== 'object') return value;
  return { ...value, entries: new Map([...value.entries, [key, added[0] ?? absent]]) };
}
