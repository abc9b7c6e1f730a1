import type { Compiler, ts } from '../../../typescript/compiler.js';

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
