import type { Compiler, ts } from './compiler.js';

/** The expression inside of brackets, `x!`, `x as T`, `<T>x` and `x satisfies T`, which say nothing at run time. */
export function unwrap(compiler: Compiler, expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (
    compiler.isParenthesizedExpression(inner) ||
    compiler.isNonNullExpression(inner) ||
    compiler.isAsExpression(inner) ||
    compiler.isTypeAssertionExpression(inner) ||
    compiler.isSatisfiesExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** The same, and inside of `await`. */
export function unwrapAwaited(compiler: Compiler, expression: ts.Expression): ts.Expression {
  const inner = unwrap(compiler, expression);
  return compiler.isAwaitExpression(inner) ? unwrapAwaited(compiler, inner.expression) : inner;
}
