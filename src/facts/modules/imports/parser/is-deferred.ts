import type { Compiler, ts } from '../../../typescript/compiler.js';

/**
 * Whether a place runs later than the file is loaded: the body of a function, the value of a field of instances. Decorators, names in
 * brackets, static members and functions that are called on the spot run at once.
 */
export function isDeferred(compiler: Compiler, place: ts.Node): boolean {
  let inner = place;
  // The file itself has no parent, which the type does not say.
  while (!compiler.isSourceFile(inner)) {
    const outer = inner.parent;
    if (compiler.isDecorator(outer)) {
      // It runs with its class, wherever in the class it stands.
      inner = classOf(compiler, outer);
      continue;
    }
    const isName = compiler.isComputedPropertyName(inner);
    if (!isName && isLater(compiler, outer, inner)) return true;
    inner = outer;
  }
  return false;
}

function classOf(compiler: Compiler, decorator: ts.Decorator): ts.Node {
  let node: ts.Node = decorator;
  while (!compiler.isClassLike(node) && !compiler.isSourceFile(node)) node = node.parent;
  return node;
}

function isLater(compiler: Compiler, outer: ts.Node, inner: ts.Node): boolean {
  if (compiler.isFunctionExpression(outer) || compiler.isArrowFunction(outer)) {
    return !isCalled(compiler, outer);
  }
  if (compiler.isPropertyDeclaration(outer)) {
    const isStatic = outer.modifiers?.some(
      ({ kind }) => kind === compiler.SyntaxKind.StaticKeyword,
    );
    return outer.initializer === inner && isStatic !== true;
  }
  return (
    compiler.isFunctionDeclaration(outer) ||
    compiler.isMethodDeclaration(outer) ||
    compiler.isConstructorDeclaration(outer) ||
    compiler.isAccessor(outer)
  );
}

/** `(function () {…})()`, `(() => {…})()`, also by `.call` and `.apply`. The body of a generator waits for its first `next`. */
function isCalled(compiler: Compiler, func: ts.FunctionExpression | ts.ArrowFunction): boolean {
  if (func.asteriskToken !== undefined) return false;
  let callee: ts.Node = func;
  while (compiler.isParenthesizedExpression(callee.parent)) callee = callee.parent;
  const { parent } = callee;
  if (compiler.isPropertyAccessExpression(parent) && /^(?:call|apply)$/.test(parent.name.text)) {
    callee = parent;
  }
  return compiler.isCallExpression(callee.parent) && callee.parent.expression === callee;
}
